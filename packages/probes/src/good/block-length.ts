import { math } from "@dz/ndarray";

/**
 * How long the blocks of a bootstrap of the mean of some values [n] should be, from 1 to min(3 √n, n / 3): the rule of
 * Politis and White (2004, Automatic block-length selection for the dependent bootstrap), as corrected by Patton, Politis
 * and White (2009), `(2 G² / D)^⅓ n^⅓` with `G = Σ λ(k / M) |k| R(k)` and `D = 4/3 (Σ λ(k / M) R(k))²`, where R are the
 * autocovariances and λ is 1 up to a half and falls to 0 at 1. M is twice the lag after which K = max(5, √log₁₀ n)
 * correlations in a row are within 2 √(log₁₀ n / n).
 */
export function blockLength(values: Float64Array): number {
  const n = values.length;
  const digits = n > 1 ? math.log(n) / Math.LN10 : 0;
  const inRow = Math.max(5, Math.ceil(Math.sqrt(digits)));
  const longest = Math.ceil(Math.sqrt(n)) + inRow;
  const most = Math.max(1, Math.ceil(Math.min(3 * Math.sqrt(n), n / 3)));
  const r = autocovariances(values, longest + inRow);
  const whole = r[0] as number;
  if (!(whole > 0)) return 1;
  const limit = 2 * Math.sqrt(digits / n) * whole;
  const reach = Math.min(longest, 2 * Math.max(1, lastLag(r, limit, longest, inRow)));
  let [spread, moment] = [whole, 0];
  for (let k = 1; k <= reach; k++) {
    const weighted = 2 * Math.min(1, 2 * (1 - k / reach)) * (r[k] as number);
    spread += weighted;
    moment += k * weighted;
  }
  const length = math.pow(((2 * moment * moment) / ((4 / 3) * spread * spread)) * n, 1 / 3);
  return Number.isFinite(length) ? Math.max(1, Math.min(most, Math.round(length))) : most;
}

/** The first lag after which a row of autocovariances is small; the longest if there is none. */
function lastLag(r: Float64Array, limit: number, longest: number, inRow: number): number {
  let small = 0;
  for (let k = 1; k < r.length; k++) {
    small = Math.abs(r[k] as number) < limit ? small + 1 : 0;
    if (small === inRow) return k - inRow;
  }
  return longest;
}

/** `R(k) = Σ (x[t] − x̄)(x[t+k] − x̄) / n` at the lags 0 to `lags`; 0 from n on. */
function autocovariances(values: Float64Array, lags: number): Float64Array {
  const n = values.length;
  const center = values.reduce((sum, value) => sum + value, 0) / n;
  return Float64Array.from({ length: lags + 1 }, (_, k) => {
    let sum = 0;
    for (let t = k; t < n; t++) sum += ((values[t] as number) - center) * ((values[t - k] as number) - center);
    return sum / n;
  });
}
