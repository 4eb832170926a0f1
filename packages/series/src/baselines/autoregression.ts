import { math, type OptionTable, shown } from "@dz/ndarray";
import { checkedOptions, checkResult } from "../errors/checks.ts";
import { SeriesError } from "../errors/series-error.ts";
import { leastSquares, type NestedFit } from "../numbers/least-squares.ts";
import { atLeast } from "./at-least.ts";
import type { Baseline } from "./baseline.ts";
import { lastValues } from "./forecaster.ts";

export interface AutoregressionOptions {
  /** The largest order that "aic" tries (default found: 10 log₁₀ n, the usual choice, at most n/2 − 2). */
  readonly largest?: number;
}

const autoregressionOptions = {
  largest: { optional: true, kind: "number", whole: true, from: 0 },
} satisfies OptionTable<AutoregressionOptions>;

/** The most numbers that a fit takes, the values times the lags and the constant: 1 GB. */
const MOST = 134_217_728;

/**
 * A linear autoregression, `y[t] = c + a₁ y[t−1] + … + a_p y[t−p]`, its coefficients by least squares on the training part
 * (conditional on its first p values). Further steps use the forecasts of those before.
 *
 * `order` is p, or "aic" for the order from 0 to `largest` with the smallest criterion of Akaike, each fitted on the same
 * points: `m ln (residuals / m) + 2 (p + 1)`; among orders that fit exactly, the smallest.
 *
 * Throws `SeriesError` for fewer than 2 p + 2 values, and for more than 134,217,728 numbers of values times lags.
 */
export function autoregression(train: Float64Array, order: number | "aic", options?: AutoregressionOptions): Baseline {
  const { largest } = checkedOptions("autoregression", autoregressionOptions, options);
  const p = order === "aic" ? bestOrder(train, largest) : order;
  if (!Number.isSafeInteger(p) || p < 0) {
    throw new SeriesError(`autoregression: the order is a whole number from 0 or "aic", got ${shown(order)}`);
  }
  checkSize(train, p);
  const coefficients = lagged(train, p).solve(p + 1);
  for (const coefficient of coefficients) checkResult("autoregression", coefficient);
  return {
    name: "ar",
    settings: { order: p, coefficients: Array.from(coefficients) },
    forecast: lastValues(`autoregression of order ${p}`, p, (history, steps) => forecast(coefficients, history, steps)),
  };
}

function checkSize(train: Float64Array, p: number): void {
  atLeast(`autoregression of order ${p}`, train, 2 * p + 2);
  if ((train.length - p) * (p + 1) <= MOST) return;
  throw new SeriesError(
    `autoregression of order ${p}: ${train.length} values times ${p + 1} are more than ${MOST} numbers; take a smaller order, or fewer values`,
  );
}

function usualLargest(n: number): number {
  return Math.max(0, Math.min(Math.floor((10 * math.log(n)) / Math.LN10 + 1e-9), Math.floor(n / 2) - 2));
}

function bestOrder(train: Float64Array, given: number | undefined): number {
  atLeast("autoregression", train, 2);
  const largest = given ?? usualLargest(train.length);
  checkSize(train, largest);
  const points = train.length - largest;
  const { residual } = lagged(train, largest);
  // What is left after an exact fit is rounding errors, whose logarithms say nothing about orders.
  const exact = train.reduce((sum, value) => sum + value * value, 0) * 1e-28;
  const criteria = Array.from(
    { length: largest + 1 },
    (_, p) => points * math.log(Math.max(residual(p + 1), exact) / points) + 2 * (p + 1),
  );
  for (const [i, value] of criteria.entries())
    if (Number.isNaN(value)) checkResult(`autoregression of order ${i}`, value);
  return criteria.reduce((best, value, p) => (value < (criteria[best] as number) ? p : best), 0);
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
