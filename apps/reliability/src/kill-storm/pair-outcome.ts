import type { Leg } from "./leg.ts";

/** What two processes have ended with that resumed one run at once. */
export interface PairOutcome {
  /** The process with the lower exit code. */
  readonly winner: Leg;
  /** What is wrong with the other one; null if nothing is. */
  readonly problem: string | null;
}

/** After every exit code: a process that was killed has none. */
const NO_CODE = 9;

/**
 * Judges two processes on one folder. One must finish the run; its exit code is for the caller to judge. The other must
 * be refused because the first is at work, or have come so late, or so early, that one of them found the run finished.
 */
export function pairOutcome(both: readonly [Leg, Leg]): PairOutcome {
  const [winner, loser] = both.toSorted((a, b) => (a.code ?? NO_CODE) - (b.code ?? NO_CODE)) as [Leg, Leg];
  const refused = loser.code === 2 && loser.stderr.includes("is in use by process");
  const late = loser.code === 0 && both.some(({ stderr }) => stderr.includes("is finished"));
  const problem = refused || late ? null : `of two processes, the second has exit code ${loser.code}, ${loser.stderr}`;
  return { winner, problem };
}
