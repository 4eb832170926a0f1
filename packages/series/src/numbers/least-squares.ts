/** Fits of the first columns of a matrix, of any count of them, from one decomposition. */
export interface NestedFit {
  /** The x with the smallest ‖A x − b‖ for the first `count` columns; columns that depend on those before them get 0. */
  readonly solve: (count: number) => Float64Array;
  /** That smallest ‖A x − b‖², for the first `count` columns. */
  readonly residual: (count: number) => number;
}

/**
 * Least squares by Householder's QR decomposition, which keeps digits that the normal equations lose (Golub and Van Loan,
 * Matrix Computations, 5.3). `A` is [rows, columns], row-major, with at least as many rows as columns; it is overwritten,
 * as is `b`.
 */
export function leastSquares(A: Float64Array, b: Float64Array, columns: number): NestedFit {
  const rows = b.length;
  const norms = columnNorms(A, rows, columns);
  const diagonal = new Float64Array(columns);
  for (let k = 0; k < columns; k++) diagonal[k] = reflect(A, b, rows, columns, k);

  const solve = (count: number): Float64Array => {
    const x = new Float64Array(count);
    for (let k = count - 1; k >= 0; k--) {
      const pivot = diagonal[k] as number;
      if (Math.abs(pivot) <= 1e-12 * (norms[k] as number)) continue;
      let rest = b[k] as number;
      for (let j = k + 1; j < count; j++) rest -= (A[k * columns + j] as number) * (x[j] as number);
      x[k] = rest / pivot;
    }
    return x;
  };
  const residual = (count: number): number => b.subarray(count).reduce((sum, value) => sum + value * value, 0);
  return { solve, residual };
}

const square = (x: number): number => x * x;

function columnNorms(A: Float64Array, rows: number, columns: number): Float64Array {
  const norms = new Float64Array(columns);
  for (let j = 0; j < columns; j++) {
    let squares = 0;
    for (let i = 0; i < rows; i++) squares += square(A[i * columns + j] as number);
    norms[j] = Math.sqrt(squares);
  }
  return norms;
}

/** Reflects the columns from `k` on, and `b`, so that column `k` is zero below its diagonal, which is returned. */
function reflect(A: Float64Array, b: Float64Array, rows: number, columns: number, k: number): number {
  let squares = 0;
  for (let i = k; i < rows; i++) squares += square(A[i * columns + k] as number);
  const head = A[k * columns + k] as number;
  const length = head > 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
  if (length === 0) return 0;

  const v = Float64Array.from({ length: rows - k }, (_, i) => A[(i + k) * columns + k] as number);
  v[0] = head - length;
  const scale = -1 / (length * (v[0] as number)); // 2 / vᵀv
  // Row by row, as A lies in memory: column by column takes several times as long.
  const dots = new Float64Array(columns + 1);
  for (let i = k; i < rows; i++) {
    const [at, weight] = [i * columns, v[i - k] as number];
    for (let j = k + 1; j < columns; j++) dots[j] = (dots[j] as number) + weight * (A[at + j] as number);
    dots[columns] = (dots[columns] as number) + weight * (b[i] as number);
  }
  for (let j = 0; j < dots.length; j++) dots[j] = scale * (dots[j] as number);
  for (let i = k; i < rows; i++) {
    const [at, weight] = [i * columns, v[i - k] as number];
    for (let j = k + 1; j < columns; j++) A[at + j] = (A[at + j] as number) - (dots[j] as number) * weight;
    b[i] = (b[i] as number) - (dots[columns] as number) * weight;
  }
  return length;
}
