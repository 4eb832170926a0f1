import type { Plan, PlannedRun } from "./plan.ts";
import { runsOfRung } from "./promotion.ts";
import { type State, stateOf } from "./state.ts";

/** The states of runs of a plan; in a search, each on its way to the epoch that it has to reach. */
export function statesOf(out: string, plan: Plan, runs: readonly PlannedRun[] = plan.runs): Map<PlannedRun, State> {
  const states = new Map<PlannedRun, State>();
  if (plan.rungs === null) for (const run of runs) states.set(run, stateOf(out, run, null));
  else {
    for (let rung = 0; rung < plan.rungs.length; rung++) {
      const there = statesOfRung(out, plan, rung);
      for (const [run, state] of there) states.set(run, state);
      if (Array.from(there.values()).some(({ kind }) => kind !== "finished")) break; // nobody knows who goes on
    }
  }
  return states;
}

/** The states of the runs of a rung, from 0; the rung before must be complete. */
export function statesOfRung(out: string, plan: Plan, rung: number): Map<PlannedRun, State> {
  return new Map(runsOfRung(out, plan, rung).map((run) => [run, stateOf(out, run, untilOf(plan, rung))]));
}

/** The epoch that the runs of a rung have to reach; null for their end. */
export function untilOf({ rungs }: Plan, rung: number): number | null {
  return rungs === null || rung === rungs.length - 1 ? null : (rungs[rung]?.epochs ?? null);
}
