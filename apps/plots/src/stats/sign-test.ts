/**
 * The probability that signs are as uneven as these if both are equally likely: the exact sign test of a median of 0, in both
 * directions, `min(1, 2 Σ_{i ≥ m} C(n, i) / 2ⁿ)` with the number `m` of the more frequent sign of `n`. Zeros have no sign, and do
 * not count. 1 without any sign.
 */
export function signTest(values: readonly number[]): number {
  const [above, below] = [values.filter((x) => x > 0).length, values.filter((x) => x < 0).length];
  const n = above + below;
  let log = -n * Math.LN2; // that of C(n, i) / 2ⁿ, which itself may be too small for a number
  let sum = 0;
  for (let i = 0; i <= Math.min(above, below); i++) {
    sum += Math.exp(log);
    log += Math.log((n - i) / (i + 1));
  }
  return Math.min(1, 2 * sum);
}
