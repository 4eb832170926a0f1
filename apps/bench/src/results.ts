import { isReference, order } from "./names.ts";
import { median } from "./statistics.ts";
import type { Value } from "./work.ts";

/** One value of a job by one contender, in all rounds. */
export interface Cell {
  readonly contender: string;
  /** By round; undefined for a failed round. */
  readonly values: readonly (number | undefined)[];
  readonly median: number;
  /** The median over the rounds of the ratio to the best reference; NaN without a reference or a unit. */
  readonly ratio: number;
}

/** One value of a job by all contenders that measured it. */
export interface Row {
  readonly job: string;
  readonly name: string;
  readonly unit: string;
  readonly cells: readonly Cell[];
}

/** One measured value. */
export interface Sample extends Value {
  readonly job: string;
  readonly contender: string;
  /** From 0. */
  readonly round: number;
}

/** Whether larger values are better. */
export function moreIsBetter(unit: string): boolean {
  return unit.endsWith("/s");
}

/** The median over the rounds of one contender's value divided by another's of the same round. */
export function ratioOf(values: Cell["values"], reference: Cell["values"]): number {
  const ratios = values.map((value, round) => (value ?? Number.NaN) / (reference[round] ?? Number.NaN));
  return median(ratios.filter((ratio) => !Number.isNaN(ratio)));
}

/** Groups items by a key; groups and items keep their order. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

/** The samples as rows, in the order of first occurrence. */
export function rowsOf(samples: readonly Sample[]): Row[] {
  return groupBy(samples, ({ job, name }) => `${job}\n${name}`).map((group) => {
    const { job, name, unit } = group[0] as Sample;
    return { job, name, unit, cells: cellsOf(group, unit) };
  });
}

function cellsOf(samples: readonly Sample[], unit: string): Cell[] {
  const contenders = order.filter((name) => samples.some(({ contender }) => contender === name));
  const rounds = 1 + Math.max(...samples.map(({ round }) => round));
  const cells = contenders.map((contender) => {
    const own = samples.filter((sample) => sample.contender === contender);
    const values = Array.from({ length: rounds }, (_, round) => own.find((sample) => sample.round === round)?.value);
    return { contender, values, median: median(values.filter((value) => value !== undefined)) };
  });
  const best = cells
    .filter(({ contender }) => isReference(contender))
    .reduce<(typeof cells)[number] | undefined>((a, b) => (a === undefined || better(b, a, unit) ? b : a), undefined);
  return cells.map((cell) => ({
    ...cell,
    ratio: best === undefined || unit === "" ? Number.NaN : ratioOf(cell.values, best.values),
  }));
}

function better(a: { readonly median: number }, b: { readonly median: number }, unit: string): boolean {
  return moreIsBetter(unit) ? a.median > b.median : a.median < b.median;
}
