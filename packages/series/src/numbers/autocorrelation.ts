import { checkFinite, checkNumber, checkResult } from "../errors/checks.ts";
import { SeriesError } from "../errors/series-error.ts";
import { laggedProducts } from "./lagged-products.ts";
import { mean } from "./moments.ts";

/**
 * The autocorrelations [lags + 1] of a series [n] at the lags 0 to `lags`:
 * `r[k] = Σ (y[t] − ȳ)(y[t+k] − ȳ) / Σ (y[t] − ȳ)²`, the sums over all t that exist (Box and Jenkins 1970; the estimate
 * that is divided by n, so that |r| ≤ 1). All are NaN for a constant series, which has no variance; 0 at lags from n on.
 *
 * The sums are those of the formula, but for more than 64 lags and 33,554,432 products n · lags: then they come from Fourier
 * transforms, within 1e-12. Throws `SeriesError` for an empty series and values that are not finite.
 */
export function autocorrelation(series: Float64Array, lags: number): Float64Array {
  checkFinite("autocorrelation", "series", series);
  checkNumber("autocorrelation", "lags", lags, { whole: true, from: 0, to: 100_000_000 });
  if (series.length === 0) throw new SeriesError("autocorrelation: the series has no values");
  const r = new Float64Array(lags + 1);
  if (series.every((value) => value === series[0])) return r.fill(Number.NaN);
  const center = checkResult("autocorrelation", mean(series));
  const apart = inRange(series.map((value) => value - center));
  const sums = laggedProducts(apart, Math.min(lags, series.length - 1));
  const whole = sums[0] as number;
  r.set(sums.map((sum) => sum / whole));
  return r;
}

/** Values whose squares are doubles, of the same proportions. */
function inRange(values: Float64Array): Float64Array {
  const size = checkResult(
    "autocorrelation",
    values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  );
  return size > 1e-100 && size < 1e100 ? values : values.map((value) => value / size);
}
