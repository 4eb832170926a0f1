/**
 * Predictions without a network, which a model should surpass.
 *
 * @module
 */
import type { Wave } from "../report-data.ts";
import { solve } from "./solve.ts";

/** The mean of the squared differences, `mean((a - b)²)`, from index `from` on. */
export function meanSquare(a: Float64Array, b: Float64Array, from = 0): number {
  let sum = 0;
  for (let i = from; i < a.length; i++) sum += ((a[i] as number) - (b[i] as number)) ** 2;
  return sum / (a.length - from);
}

/** Persistence: the next value is this one, `ŷ[t] = x[t]`. */
export function persistence({ xs }: Wave): Float64Array {
  return xs;
}

/**
 * The coefficients `c` of an autoregression of `order` p, `ŷ[t] = c₀ + c₁·x[t] + ... + c_p·x[t-p+1]`, that minimize the
 * squared error on `wave`.
 */
export function fitAutoregression({ xs, ts }: Wave, order: number): Float64Array {
  const size = order + 1;
  // The normal equations, (XᵀX)c = Xᵀt.
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  const right = new Float64Array(size);
  const row = new Float64Array(size);
  for (let t = order - 1; t < xs.length; t++) {
    row[0] = 1;
    for (let k = 0; k < order; k++) row[k + 1] = xs[t - k] as number;
    for (let i = 0; i < size; i++) {
      const r = row[i] as number;
      right[i] = (right[i] as number) + r * (ts[t] as number);
      const line = matrix[i] as Float64Array;
      for (let j = 0; j < size; j++) line[j] = (line[j] as number) + r * (row[j] as number);
    }
  }
  return solve(matrix, right);
}

/** The predictions of an autoregression; where the past is too short, those of persistence. */
export function autoregression({ xs }: Wave, coefficients: Float64Array): Float64Array {
  const order = coefficients.length - 1;
  return xs.map((x, t) => {
    if (t < order - 1) return x;
    let sum = coefficients[0] as number;
    for (let k = 0; k < order; k++) sum += (coefficients[k + 1] as number) * (xs[t - k] as number);
    return sum;
  });
}
