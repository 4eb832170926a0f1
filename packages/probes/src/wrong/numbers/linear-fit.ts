import type { StepsSeen } from "../../watch/seen.ts";

/** How well a linear function of the last inputs says the targets. */
export interface LinearFit {
  /** The number of rows, and of targets of a row, that were fitted. */
  readonly rows: number;
  readonly outputs: number;
  /** The number of columns of a step. */
  readonly size: number;
  /** The variance of the targets. */
  readonly variance: number;
  /**
   * The mean squared error by the number of steps that the function sees, from 0, without the gain of mere freedom: the sum of squares
   * divided by the rows less the coefficients.
   */
  readonly errors: readonly number[];
}

/** How many steps the function sees at most. */
const LAGS = 12;

/** Fits linear functions of the inputs of the last 0, 1, 2, ... steps, by least squares. */
export function linearFit({ steps, streams, inputs, size, targets, outputs }: StepsSeen): LinearFit {
  const lags = Math.max(0, Math.min(LAGS, Math.floor((steps * streams) / (5 * size)), steps - 8));
  const rows = Math.max(0, steps - lags) * streams;
  const rowOf = (row: number, back: number): number =>
    (lags + Math.floor(row / streams) - back) * streams + (row % streams);
  const rest = Array.from({ length: outputs }, (_, j) =>
    Float64Array.from({ length: rows }, (_, row) => targets[rowOf(row, 0) * outputs + j] as number),
  );
  const basis: Float64Array[] = [];
  const take = (column: Float64Array): void => {
    const before = dot(column, column);
    for (let pass = 0; pass < 2; pass++) for (const q of basis) subtract(column, q, dot(column, q));
    const length = Math.sqrt(dot(column, column));
    if (!(length > 1e-10 * Math.sqrt(before))) return;
    const q = column.map((x) => x / length);
    basis.push(q);
    for (const each of rest) subtract(each, q, dot(each, q));
  };
  const error = (): number => rest.reduce((sum, each) => sum + dot(each, each), 0) / outputs / (rows - basis.length);
  take(new Float64Array(rows).fill(1));
  const errors = [error()];
  for (let back = 0; back < lags; back++) {
    for (let c = 0; c < size; c++) {
      take(Float64Array.from({ length: rows }, (_, row) => inputs[rowOf(row, back) * size + c] as number));
    }
    errors.push(error());
  }
  return { rows, outputs, size, variance: errors[0] as number, errors };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function subtract(from: Float64Array, q: Float64Array, times: number): void {
  for (let i = 0; i < from.length; i++) from[i] = (from[i] as number) - times * (q[i] as number);
}
