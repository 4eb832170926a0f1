import { readdirSync } from "node:fs";
import { join } from "node:path";
import { scanRun } from "@dz/runs";
import { runIn } from "../run-in.ts";
import { readFailure } from "./failure.ts";
import type { PlannedRun } from "./plan.ts";

/** How far a run of a sweep is. */
export type State =
  | { readonly kind: "finished" | "begun" | "missing" }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * How far a run is on its way to an epoch, or (null) to its end. A finished one is checked; what is wrong with it is a failure.
 * Throws nothing.
 */
export function stateOf(out: string, { folder }: PlannedRun, until: number | null): State {
  try {
    const path = join(out, folder);
    const there = runIn(path, "sweep");
    if (there?.finished === true) return { kind: isLocked(path) ? "begun" : "finished" };
    if (there !== null && until !== null && scanRun(path, () => {}).epochs >= until) return { kind: "finished" };
    const reason = readFailure(out, folder);
    if (reason !== null) return { kind: "failed", reason };
    return { kind: there === null ? "missing" : "begun" };
  } catch (error) {
    return { kind: "failed", reason: (error as Error).message };
  }
}

/** Whether a process writes into a folder, or was killed after its last file: its run has to be put in order. */
function isLocked(folder: string): boolean {
  return readdirSync(folder).some((name) => name.startsWith("lock-"));
}
