import { autocorrelation } from "./autocorrelation.ts";

/**
 * The period of a series, in steps: the lag of the highest peak of the autocorrelation of its differences, so that a trend
 * does not hide it; null if no peak is above what noise would give (2/√n, the usual 95 % limit) or above `least`.
 *
 * A peak is higher than both its neighbours. Multiples of the period have lower peaks, as fewer points are compared, and
 * among peaks of 90 % of the highest the first is taken.
 */
export function findPeriod(series: Float64Array, least = 0.2): number | null {
  const differences = series.subarray(1).map((value, i) => value - (series[i] as number));
  const longest = Math.floor(differences.length / 3);
  if (longest < 3) return null;
  const r = autocorrelation(differences, longest);
  const limit = Math.max(least, 2 / Math.sqrt(differences.length));
  const peaks: number[] = [];
  for (let lag = 2; lag < longest; lag++) {
    const height = r[lag] as number;
    if (height > limit && height > (r[lag - 1] as number) && height >= (r[lag + 1] as number)) peaks.push(lag);
  }
  const highest = Math.max(...peaks.map((lag) => r[lag] as number));
  return peaks.find((lag) => (r[lag] as number) >= 0.9 * highest) ?? null;
}
