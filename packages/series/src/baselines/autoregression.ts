import { math } from "@dz/ndarray";
import { SeriesError } from "../errors/series-error.ts";
import { leastSquares, type NestedFit } from "../numbers/least-squares.ts";
import { atLeast } from "./at-least.ts";
import type { Baseline } from "./baseline.ts";

/**
 * A linear autoregression, `y[t] = c + a₁ y[t−1] + … + a_p y[t−p]`, its coefficients by least squares on the training part
 * (conditional on its first p values). Further steps use the forecasts of those before.
 *
 * `order` is p, or "aic" for the order from 0 to `largest` (default 10 log₁₀ n, the usual choice) with the smallest
 * criterion of Akaike, each fitted on the same points: `m ln (residuals / m) + 2 (p + 1)`.
 */
export function autoregression(
  train: Float64Array,
  order: number | "aic",
  { largest }: { readonly largest?: number } = {},
): Baseline {
  const p = order === "aic" ? bestOrder(train, largest ?? usualLargest(train.length)) : order;
  if (!Number.isInteger(p) || p < 0) {
    throw new SeriesError(`autoregression: the order is a whole number from 0 or "aic", got ${order}`);
  }
  atLeast(`autoregression of order ${p}`, train, 2 * p + 2);
  const coefficients = lagged(train, p).solve(p + 1);
  return {
    name: "ar",
    settings: { order: p, coefficients: Array.from(coefficients) },
    forecast: (history, steps) => forecast(coefficients, history, steps),
  };
}

function usualLargest(n: number): number {
  return Math.max(0, Math.min(Math.floor((10 * math.log(n)) / Math.LN10 + 1e-9), Math.floor(n / 2) - 2));
}

function bestOrder(train: Float64Array, largest: number): number {
  const points = train.length - largest;
  const { residual } = lagged(train, largest);
  const criteria = Array.from(
    { length: largest + 1 },
    (_, p) => points * math.log(residual(p + 1) / points) + 2 * (p + 1),
  );
  return criteria.indexOf(Math.min(...criteria));
}

/** The fits of `y[t]`, from t = p on, by a constant and the values at the lags 1 to p. */
function lagged(y: Float64Array, p: number): NestedFit {
  const points = y.length - p;
  const columns = p + 1;
  const design = new Float64Array(points * columns);
  for (let i = 0; i < points; i++) {
    design[i * columns] = 1;
    for (let lag = 1; lag <= p; lag++) design[i * columns + lag] = y[p + i - lag] as number;
  }
  return leastSquares(design, y.slice(p), columns);
}

/** The forecast of `y[t]` from the values before it. */
function next(coefficients: Float64Array, y: Float64Array, t: number): number {
  let sum = coefficients[0] as number;
  for (let lag = 1; lag < coefficients.length; lag++) sum += (coefficients[lag] as number) * (y[t - lag] as number);
  return sum;
}

function forecast(coefficients: Float64Array, history: Float64Array, steps: number): Float64Array {
  const p = coefficients.length - 1;
  const values = new Float64Array(p + steps);
  values.set(history.subarray(history.length - p));
  for (let t = p; t < values.length; t++) values[t] = next(coefficients, values, t);
  return values.slice(p);
}
