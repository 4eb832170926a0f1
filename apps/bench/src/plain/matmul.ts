/**
 * Adds to c [n, m] the product of op(a) [n, k] and op(b) [k, m]; op is the identity or a transpose, and rows are dense.
 */
export function addMatmul(
  c: Float32Array,
  a: Float32Array,
  b: Float32Array,
  [n, k, m]: readonly [number, number, number],
  transposed: { readonly a: boolean; readonly b: boolean } = { a: false, b: false },
): void {
  const [ai, aj] = transposed.a ? [1, n] : [k, 1];
  for (let i = 0; i < n; i++) {
    if (transposed.b) {
      for (let j = 0; j < m; j++) {
        let sum = 0;
        for (let l = 0; l < k; l++) sum += (a[i * ai + l * aj] as number) * (b[j * k + l] as number);
        c[i * m + j] = (c[i * m + j] as number) + sum;
      }
      continue;
    }
    for (let l = 0; l < k; l++) {
      const x = a[i * ai + l * aj] as number;
      for (let j = 0; j < m; j++) c[i * m + j] = (c[i * m + j] as number) + x * (b[l * m + j] as number);
    }
  }
}
