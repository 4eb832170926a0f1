import { RandomState } from "@dz/ndarray";
import { medianOf, quantileOf } from "./quantiles.ts";

/** How often the values are drawn anew. */
const RESAMPLES = 10_000;

/**
 * The bootstrap interval of the median of values, by percentiles (Efron and Tibshirani, An Introduction to the Bootstrap, 1993,
 * chapter 13): it misses the median with the probability `miss`. The same values give the same interval.
 */
export function medianInterval(values: readonly number[], miss: number): readonly [low: number, high: number] {
  const random = new RandomState(0);
  const places = random.randint(0, values.length, [RESAMPLES, values.length]).toTypedArray();
  const medians = Array.from({ length: RESAMPLES }, (_, i) => {
    const drawn = Array.from(
      { length: values.length },
      (_, j) => values[places[i * values.length + j] as number] as number,
    );
    return medianOf(drawn);
  });
  return [quantileOf(medians, miss / 2), quantileOf(medians, 1 - miss / 2)];
}
