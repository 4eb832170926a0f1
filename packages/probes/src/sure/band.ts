/**
 * What several seeds come to. A loss that is not a number is worse than any other.
 *
 * @module
 */

/** Where nine tenths of some values lie. */
export interface Band {
  /** The quantile of 5 %. */
  readonly low: number;
  readonly median: number;
  /** The quantile of 95 %. */
  readonly high: number;
}

/** The band of some losses, at least one. */
export function bandOf(losses: readonly number[]): Band {
  const sorted = losses.map(comparable).sort((a, b) => a - b);
  return { low: quantile(sorted, 0.05), median: quantile(sorted, 0.5), high: quantile(sorted, 0.95) };
}

/** A quantile of sorted values, interpolated between the two that are next to it, as NumPy's. */
export function quantile(sorted: readonly number[], part: number): number {
  const at = part * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
  return below === above ? below : below + (above - below) * (at - Math.floor(at)); // ∞ − ∞ is not a number
}

/** How many of some losses are lower than another one. */
export function countBelow(losses: readonly number[], loss: number): number {
  return losses.filter((each) => comparable(each) < comparable(loss)).length;
}

/** A loss that can be ordered. */
export function comparable(loss: number): number {
  return Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss;
}
