/** An axis: where numbers lie on it. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  /** The place of a number, 0 at `low` and 1 at `high`; NaN for one that has none. */
  place(x: number): number;
}

/** The scale of all numbers that have a place on it; null if none has. */
export function scaleOf(lists: Iterable<Iterable<number>>, log: boolean): Scale | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const numbers of lists) {
    for (const x of numbers) {
      if (!Number.isFinite(x) || (log && x <= 0)) continue;
      low = Math.min(low, x);
      high = Math.max(high, x);
    }
  }
  if (low > high) return null;
  if (low === high) {
    [low, high] = log ? [low / 2, high * 2] : [low - (Math.abs(low) || 1) / 2, high + (Math.abs(high) || 1) / 2];
  }
  return scaleFrom(low, high, log);
}

/** The scale from one number to another. */
export function scaleFrom(low: number, high: number, log: boolean): Scale {
  const at = log ? Math.log10 : (x: number) => x;
  const place = (x: number): number =>
    Number.isFinite(x) && (!log || x > 0) ? (at(x) - at(low)) / (at(high) - at(low)) : Number.NaN;
  return { low, high, log, place };
}

/** Numbers to be named within a scale: powers of ten, or 0. */
export function marksOf({ low, high, log }: Scale): number[] {
  if (!log) return low < 0 && high > 0 ? [0] : [];
  const marks: number[] = [];
  for (let power = Math.ceil(Math.log10(low)); power <= Math.log10(high); power++) marks.push(Number(`1e${power}`));
  return marks;
}
