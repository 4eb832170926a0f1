import { checkFinite, checkNumber, checkResult } from "../errors/checks.ts";
import { autocorrelation } from "./autocorrelation.ts";

/**
 * The period of a series [n], in steps: the lag of the highest peak of the autocorrelation of its differences, so that a
 * trend does not hide it; null if no peak is above what noise would give (2/√n, the usual 95 % limit) or above `least`, a
 * number from 0 to 1.
 *
 * A peak is higher than both its neighbours. Multiples of the period have lower peaks, as fewer points are compared, and
 * among peaks of 90 % of the highest the first is taken. Lags up to a third of the series are looked at, so that a period is
 * seen three times. There is none in a constant series, in a line, and in fewer than 10 values.
 */
export function findPeriod(series: Float64Array, least = 0.2): number | null {
  checkFinite("findPeriod", "series", series);
  checkNumber("findPeriod", "least", least, { from: 0, to: 1 });
  if (series.length < 10) return null;
  const differences = series.subarray(1).map((value, i) => checkResult("findPeriod", value - (series[i] as number)));
  if (isConstant(differences, series)) return null;
  const longest = Math.floor(differences.length / 3);
  const r = autocorrelation(differences, longest);
  const limit = Math.max(least, 2 / Math.sqrt(differences.length));
  const peaks: number[] = [];
  let highest = 0;
  for (let lag = 2; lag < longest; lag++) {
    const height = r[lag] as number;
    if (height > limit && height > (r[lag - 1] as number) && height >= (r[lag + 1] as number)) {
      peaks.push(lag);
      highest = Math.max(highest, height);
    }
  }
  return peaks.find((lag) => (r[lag] as number) >= 0.9 * highest) ?? null;
}

/** Whether all differences are equal but for the rounding of the values: that of a line may seem to have a period. */
function isConstant(differences: Float64Array, series: Float64Array): boolean {
  const [low, high] = range(differences);
  const [least, most] = range(series);
  return high - low <= 4 * Number.EPSILON * Math.max(Math.abs(least), Math.abs(most));
}

function range(values: Float64Array): [low: number, high: number] {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}
