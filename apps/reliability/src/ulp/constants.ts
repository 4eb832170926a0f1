import { type Pair, quotient } from "./pair.ts";

/** The number of fractional bits of {@link PI}. */
export const PI_BITS = 1400;

/** `arctan(1/n) · 2^PI_BITS`, by its Taylor series. */
function arcTangent(n: bigint): bigint {
  let power = (1n << BigInt(PI_BITS + 20)) / n;
  let sum = 0n;
  for (let i = 1n; power !== 0n; i += 2n, power /= n * n) sum += i % 4n === 1n ? power / i : -(power / i);
  return sum >> 20n;
}

/** `π · 2^PI_BITS` (Machin 1706). */
export const PI: bigint = 16n * arcTangent(5n) - 4n * arcTangent(239n);

/** ln 2, from Σ 1 / (k 2ᵏ). */
export const LN2: Pair = (() => {
  const one = 1n << 220n;
  let sum = 0n;
  for (let k = 1n; k < 230n; k++) sum += (one >> k) / k;
  return quotient(sum, one);
})();

/** `1 / n!` */
export const INVERSE_FACTORIALS: readonly Pair[] = Array.from({ length: 34 }, (_, n) => {
  let product = 1n;
  for (let i = 2n; i <= BigInt(n); i++) product *= i;
  return quotient(1n, product);
});

/** `1 / (2n + 1)` */
export const INVERSE_ODDS: readonly Pair[] = Array.from({ length: 24 }, (_, n) => quotient(1n, BigInt(2 * n + 1)));
