import { mean } from "./moments.ts";

/**
 * The autocorrelations of a series at the lags 0 to `lags`:
 * `r[k] = Σ (y[t] − ȳ)(y[t+k] − ȳ) / Σ (y[t] − ȳ)²`, the sums over all t that exist (Box and Jenkins 1970; the estimate
 * that is divided by n, so that |r| ≤ 1). All are NaN for a constant series, which has no variance.
 */
export function autocorrelation(series: Float64Array, lags: number): Float64Array {
  const center = mean(series);
  const apart = series.map((value) => value - center);
  const at = (lag: number): number => {
    let sum = 0;
    for (let t = lag; t < apart.length; t++) sum += (apart[t] as number) * (apart[t - lag] as number);
    return sum;
  };
  const whole = at(0);
  return Float64Array.from({ length: lags + 1 }, (_, lag) => at(lag) / whole);
}
