import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { readRegularFile } from "@dz/runs";
import { count } from "@dz/text";
import { shown } from "../names.ts";
import type { Failure } from "./many-runs.ts";

const ENDING = ".failed.json";

/** The largest such file that is read. */
const LARGEST = 2 ** 16;

/** The runs that have failed, as files beside run folders say: `NAME.failed.json`, `{ "reason": "..." }`. */
export function readFailures(folders: readonly string[]): Failure[] {
  const parents = new Set(folders.map((folder) => dirname(folder)));
  return [...parents].flatMap((parent) => {
    const names = readdirSync(parent).filter((name) => name.endsWith(ENDING) && !name.startsWith("."));
    return names.toSorted().map((name) => ({
      folder: join(parent, name.slice(0, -ENDING.length)),
      reason: reasonOf(join(parent, name)),
    }));
  });
}

function reasonOf(file: string): string {
  try {
    const { reason } = JSON.parse(new TextDecoder().decode(readRegularFile(file, LARGEST))) as { reason?: unknown };
    if (typeof reason === "string" && reason !== "") return shown(reason, 200);
  } catch {} // cut off by a kill: that it is there says enough
  return "for a reason that was not written down";
}

/** The most reasons that are told. */
const TOLD = 5;

/** How many runs have failed, and why, the most frequent reasons first; empty without any. */
export function failuresText(failures: readonly Failure[]): string {
  if (failures.length === 0) return "";
  const counts = new Map<string, number>();
  for (const { reason } of failures) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  const told = sorted.slice(0, TOLD).map(([reason, n]) => (n === 1 ? reason : `${reason} (${n} times)`));
  const more = sorted.length > TOLD ? `; and ${count(sorted.length - TOLD, "further reason")}` : "";
  return `${count(failures.length, "run has", "runs have")} failed: ${told.join("; ")}${more}.`;
}
