import { RandomState } from "@dz/ndarray";
import { quantile } from "@dz/probes";

/** What a part of the resamples lies in. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How many resamples are drawn. */
const RESAMPLES = 10_000;

/**
 * The percentile interval of the median of independent values: of 10,000 resamples with replacement, what holds the middle
 * `level` (default 0.95) of their medians (Efron 1979, Bootstrap methods: another look at the jackknife). Infinite values
 * take part as the largest. The random numbers are a stream of their own, the same in each call. NaN for fewer than 2 values.
 */
export function medianInterval(values: readonly number[], level: number = 0.95): Interval {
  const n = values.length;
  if (n < 2) return { low: Number.NaN, high: Number.NaN };
  const sorted = values.toSorted(order);
  const random = new RandomState(0);
  const drawn = new Uint32Array(n);
  const medians = new Float64Array(RESAMPLES);
  const [below, above] = [Math.ceil(n / 2) - 1, Math.floor(n / 2)];
  for (let i = 0; i < RESAMPLES; i++) {
    for (let j = 0; j < n; j++) drawn[j] = Math.floor(random.rand() * n);
    drawn.sort(); // the places of the values, whose order is that of the values themselves
    const [low, high] = [sorted[drawn[below] as number] as number, sorted[drawn[above] as number] as number];
    medians[i] = low === high ? low : (low + high) / 2;
  }
  const all = [...medians.sort()];
  return { low: quantile(all, (1 - level) / 2), high: quantile(all, (1 + level) / 2) };
}

/** The order of numbers, of which two may be the same infinity. */
function order(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
