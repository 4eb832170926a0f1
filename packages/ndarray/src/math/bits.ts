/**
 * Powers of 2, and the bits of a double as two words. All hosts that run WebAssembly are little-endian; the heap
 * depends on it, too.
 *
 * @module
 */
const double = /* @__PURE__ */ new Float64Array(1);
const words = /* @__PURE__ */ wordsOf(double);

function wordsOf({ buffer }: Float64Array): Int32Array {
  return new Int32Array(buffer);
}

/** 2ᵏ for k from −1074 on. A table, because a processor stalls on a double whose words were written separately. */
const powers = /* @__PURE__ */ powersFrom(5e-324);

function powersFrom(least: number): Float64Array {
  const all = new Float64Array(2098);
  for (let i = 0, power = least; i < all.length; i++, power *= 2) all[i] = power;
  return all;
}

/** 2ᵏ for −1074 ≤ k ≤ 1023. */
export function powerOf2(k: number): number {
  return powers[k + 1074] as number;
}

/** `x · 2ᵏ` for |k| ≤ 2046, in two steps, rounded once: also where the result is subnormal, unless `x` itself is. */
export function scaled(x: number, k: number): number {
  const half = k >> 1;
  return x * powerOf2(half) * powerOf2(k - half);
}

/** The exponent of a normal positive number: k with 2ᵏ ≤ x < 2ᵏ⁺¹. */
export function exponentOf(x: number): number {
  double[0] = x;
  return ((words[1] as number) >> 20) - 1023;
}

/** The exponent that {@link fractionOf} has removed. */
export const fractionPower: Int32Array<ArrayBuffer> = /* @__PURE__ */ new Int32Array(1);

/** The fraction of a positive number, x / 2ᵏ in [√½, √2); k is then in {@link fractionPower}. */
export function fractionOf(x: number): number {
  const tiny = x < 2.2250738585072014e-308;
  const normal = tiny ? x * 1.8014398509481984e16 : x; // 2⁵⁴
  const k = exponentOf(normal);
  const m = normal * powerOf2(-k);
  const above = m >= Math.SQRT2;
  fractionPower[0] = k - (tiny ? 54 : 0) + (above ? 1 : 0);
  return above ? m * 0.5 : m;
}
