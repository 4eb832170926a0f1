import { readdirSync } from "node:fs";
import { join } from "node:path";
import { scanRun } from "@dz/runs";

/** The time of all epochs of all runs in a folder, in seconds. */
export function trainingSeconds(folder: string): number {
  let sum = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      scanRun(join(folder, entry.name), ({ seconds }) => {
        sum += seconds;
      });
    }
  }
  return sum;
}
