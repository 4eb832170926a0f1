/**
 * The solution x of `matrix · x = right`, by elimination with the largest pivot of each column. The arguments are not
 * changed. A column without a pivot gives 0.
 */
export function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  const at = (i: number, j: number): number => (rows[i] as number[])[j] as number;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++) if (Math.abs(at(i, column)) > Math.abs(at(pivot, column))) pivot = i;
    [rows[column], rows[pivot]] = [rows[pivot] as number[], rows[column] as number[]];
    if (at(column, column) === 0) continue;
    for (let i = column + 1; i < n; i++) {
      const factor = at(i, column) / at(column, column);
      for (let j = column; j <= n; j++) (rows[i] as number[])[j] = at(i, j) - factor * at(column, j);
    }
  }
  const x = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    let sum = at(i, n);
    for (let j = i + 1; j < n; j++) sum -= at(i, j) * (x[j] as number);
    x[i] = at(i, i) === 0 ? 0 : sum / at(i, i);
  }
  return x;
}
