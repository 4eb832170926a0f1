import { autocorrelation } from "@dz/series";
import type { StepsSeen } from "../../watch/seen.ts";
import { inputColumn, targetColumn } from "./columns.ts";
import type { LinearFit } from "./linear-fit.ts";

/**
 * How many of its standard deviations a sum that is chi-squared for independent values may be above its mean. 4 of a sum of
 * ten are passed by one in about 2000 series without any order.
 */
const SPREADS = 4;

const LAGS = 10;

/** Shorter sequences say nothing about their order. */
const LEAST = 24;

/**
 * Ljung and Box (1978): `Q = n (n + 2) Σ r[k]² / (n − k)` is about as large as the number of lags for independent values.
 * Summed over streams; returned in standard deviations above that mean, NaN for too few values, or
 * for some that are no numbers.
 */
function dependence(columns: readonly Float64Array[], period: number | null): number {
  if (!columns.every((values) => values.every(Number.isFinite))) return Number.NaN;
  let [q, count] = [0, 0];
  for (const values of columns) {
    const n = values.length;
    const lags = Math.min(LAGS, Math.floor(n / 4));
    if (n < LEAST) continue;
    const own = Array.from({ length: lags }, (_, i) => i + 1);
    if (period !== null && period > lags && period < n / 2) own.push(period);
    const r = autocorrelation(values, Math.max(...own));
    if (Number.isNaN(r[1] as number)) continue;
    q += n * (n + 2) * own.reduce((sum, lag) => sum + ((r[lag] as number) * (r[lag] as number)) / (n - lag), 0);
    count += own.length;
  }
  return (q - count) / Math.sqrt(2 * count);
}

/** Whether a column of the inputs in its order, and the targets in theirs, look like independent draws. */
export function inputsIndependent(steps: StepsSeen, column: number, period: number | null): boolean {
  const streams = Array.from({ length: steps.streams }, (_, stream) => inputColumn(steps, stream, column));
  return dependence(streams, period) < SPREADS;
}

export function targetsIndependent(steps: StepsSeen, period: number | null): boolean {
  const streams = Array.from({ length: steps.streams }, (_, stream) => targetColumn(steps, stream));
  return dependence(streams, period) < SPREADS;
}

/**
 * Whether no linear function of the inputs of the last `lags` steps says anything about the targets: rows times the part of
 * the variance that it explains is chi-squared with as many degrees of freedom as it has coefficients.
 */
export function unrelated({ rows, outputs, size, errors, variance }: LinearFit, lags: number): boolean {
  const seen = Math.min(lags, errors.length - 1);
  const coefficients = seen * size;
  if (coefficients === 0 || !(variance > 0)) return false;
  const rest = ((errors[seen] as number) * (rows - coefficients - 1)) / (variance * (rows - 1));
  const explained = rows * (1 - rest);
  return (explained - coefficients) / Math.sqrt((2 * coefficients) / outputs) < SPREADS;
}
