/**
 * Files beside the run folders of a sweep, which say why a run has failed.
 *
 * @module
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const pathOf = (out: string, folder: string): string => join(out, `${folder}.failed.json`);

/** Writes down why a run has failed. */
export function writeFailure(out: string, folder: string, reason: string): void {
  writeFileSync(pathOf(out, folder), `${JSON.stringify({ reason })}\n`);
}

/** Why a run has failed; null if it has not. */
export function readFailure(out: string, folder: string): string | null {
  let text: string;
  try {
    text = readFileSync(pathOf(out, folder), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  try {
    const { reason } = JSON.parse(text) as { reason: unknown };
    if (typeof reason === "string") return reason;
  } catch {} // cut off by a kill: that it is there says enough
  return "for a reason that was not written down";
}

/** Forgets a failure. */
export function removeFailure(out: string, folder: string): void {
  rmSync(pathOf(out, folder), { force: true });
}
