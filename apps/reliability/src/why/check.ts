import type { AskedRun, Fact } from "./facts.ts";

/** How often a fact was found again. */
export interface Checked {
  readonly fact: Fact;
  /** The numbers, one for each seed, from the least; those that are not finite last. */
  readonly values: readonly number[];
  readonly held: number;
  readonly holds: boolean;
}

/** Looks for a fact among the runs of its pair. It does not hold of no runs at all. */
export function check(fact: Fact, runs: readonly AskedRun[]): Checked {
  const values = runs.filter(({ pair }) => pair === fact.pair).map(fact.value);
  const [low, high] = fact.range;
  const held = values.filter((value) => value >= low && value <= high).length;
  return {
    fact,
    values: values.toSorted((a, b) => (Number.isNaN(a) ? 1 : Number.isNaN(b) ? -1 : a - b)),
    held,
    holds: values.length > 0 && held >= fact.part * values.length,
  };
}

/** A line of the table. */
export function checkLine({ fact, values, held, holds }: Checked): string {
  const shown = (x: number | undefined): string => (x === undefined ? "–" : String(Number(x.toPrecision(3))));
  const middle = values[Math.floor(values.length / 2)];
  const spread = `${shown(values[0])} .. ${shown(middle)} .. ${shown(values.at(-1))}`;
  return `${holds ? "ok  " : "FAIL"} ${fact.pair.padEnd(8)} ${fact.name}: ${held} of ${values.length}, wanted ${Math.ceil(fact.part * values.length)} (${spread})`;
}
