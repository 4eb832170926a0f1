import { existsSync, lstatSync } from "node:fs";
import { join } from "node:path";
import { inspectRun, RunError, type RunState } from "@dz/runs";

/**
 * The state of one of the runs of a comparison or a sweep; null if it has not begun. Throws {@link RunError} for a link to another
 * folder.
 */
export function runIn(folder: string, of: "comparison" | "sweep"): RunState | null {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new RunError(`run folder ${folder}: is a symbolic link; the runs of a ${of} are in folders of its own`);
  }
  return existsSync(join(folder, "config.json")) ? inspectRun(folder) : null;
}
