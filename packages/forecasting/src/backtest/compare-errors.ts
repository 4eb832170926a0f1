/** Whether one method is better than another, worse, or neither beyond chance. */
import { math } from "@dz/ndarray";
import type { Outcome } from "./backtest.ts";

/**
 * The test of Diebold and Mariano (1995) on absolute errors of forecasts `steps` ahead from consecutive origins, in the form
 * of Harvey, Leybourne and Newbold (1997) for few points, with Bartlett weights for the correlation of neighbours:
 * `d̄ / √(Σ w[k] γ[k] / n) · √((n + 1 − 2h + h (h − 1) / n) / n)` against Student's distribution, at the level 0.01 of both
 * sides, since a claim should be rare where nothing is to be claimed. "better": the errors `own` are smaller than `other`
 * by more than chance.
 */
export function compareErrors(own: Float64Array, other: Float64Array, steps: number): Outcome {
  const differences = ofSizeOne(own.map((error, i) => Math.abs(error) - Math.abs(other[i] as number)));
  const n = differences.length;
  const factor = (n + 1 - 2 * steps + (steps * (steps - 1)) / n) / n;
  if (n < 2 || factor <= 0) return "even";
  const mean = differences.reduce((sum, d) => sum + d, 0) / n;
  const variance = longRunVariance(differences, mean, steps - 1 + Math.floor(4 * math.pow(n / 100, 2 / 9)));
  if (variance <= 0) return mean === 0 ? "even" : mean < 0 ? "better" : "worse";
  const statistic = (mean / Math.sqrt(variance / n)) * Math.sqrt(factor);
  if (Math.abs(statistic) <= studentLimit(n - 1)) return "even";
  return statistic < 0 ? "better" : "worse";
}

/** The values in units of the largest, so that their squares are neither 0 nor infinite. */
function ofSizeOne(values: Float64Array): Float64Array {
  const most = values.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
  return most === 0 ? values : values.map((value) => value / most);
}

/** The variance of a mean of correlated values, times their number (Newey and West 1987). */
function longRunVariance(values: Float64Array, mean: number, lags: number): number {
  const covariance = (lag: number): number => {
    let sum = 0;
    for (let t = lag; t < values.length; t++)
      sum += ((values[t] as number) - mean) * ((values[t - lag] as number) - mean);
    return sum / values.length;
  };
  let sum = covariance(0);
  for (let lag = 1; lag <= Math.min(lags, values.length - 1); lag++)
    sum += 2 * (1 - lag / (lags + 1)) * covariance(lag);
  return sum;
}

/**
 * The quantile 0.995 of Student's distribution, by the expansion around that of the normal one (Abramowitz and Stegun
 * 26.7.5), which is exact to 0.03 from 8 degrees of freedom on; below it is that of one, which claims less. @internal
 */
export function studentLimit(degrees: number): number {
  if (degrees < 8) return 64;
  const z = 2.575829;
  const s = z * z;
  const first = (z * (s + 1)) / 4;
  const second = (z * ((5 * s + 16) * s + 3)) / 96;
  const third = (z * (((3 * s + 19) * s + 17) * s - 15)) / 384;
  return z + (first + (second + third / degrees) / degrees) / degrees;
}
