/**
 * The comparison rule: `|got - want| <= rtol * |want| + atol * S`, where S is the largest finite `|want|` of the array,
 * at least 1. NaN agrees with NaN, an infinity with the same infinity, -0 with 0.
 *
 * @module
 */

/** The allowed distance from `want`, the element `index` of an array with scale S. */
export type Allowance = (want: number, scale: number, index: number) => number;

/** The rule of the data. */
export function within(rtol: number, atol: number): Allowance {
  return (want, scale) => rtol * Math.abs(want) + atol * scale;
}

/** Allows no difference. */
export const exact: Allowance = () => 0;

/** Allows `count` units in the last place of the wanted number. */
export function ulps(count: number, precision: "float64" | "float32" = "float64"): Allowance {
  return (want) => count * ulp(want, precision);
}

const word64 = new BigUint64Array(1);
const float64 = new Float64Array(word64.buffer);
const word32 = new Uint32Array(1);
const float32 = new Float32Array(word32.buffer);

/** The distance from a number to the next one away from 0. */
export function ulp(x: number, precision: "float64" | "float32" = "float64"): number {
  if (precision === "float64") {
    float64[0] = Math.abs(x);
    word64[0] = (word64[0] as bigint) + 1n;
    return (float64[0] as number) - Math.abs(x);
  }
  float32[0] = Math.abs(x);
  const from = float32[0] as number;
  word32[0] = (word32[0] as number) + 1;
  return (float32[0] as number) - from;
}

/** S: the largest finite `|want|`, at least 1. */
export function scaleOf(want: ArrayLike<number | bigint>): number {
  let scale = 1;
  for (let i = 0; i < want.length; i++) {
    const size = Math.abs(Number(want[i]));
    if (size > scale && size !== Number.POSITIVE_INFINITY) scale = size;
  }
  return scale;
}

type Element = number | bigint;

/** Whether a number is close enough. Integers as bigints must be equal. */
export function agrees(got: Element, want: Element, allowed: number): boolean {
  if (typeof want === "bigint" || typeof got === "bigint") return sameInteger(got, want);
  if (Number.isNaN(want)) return Number.isNaN(got);
  if (!Number.isFinite(want)) return got === want;
  return Math.abs(got - want) <= allowed;
}

function sameInteger(a: Element, b: Element): boolean {
  const integer = (x: Element): bigint | null =>
    typeof x === "bigint" ? x : Number.isSafeInteger(x) ? BigInt(x) : null;
  return integer(a) !== null && integer(a) === integer(b);
}

/** The number of differing elements, and the first of them. */
export interface Difference {
  readonly count: number;
  readonly index: number;
  readonly got: Element;
  readonly want: Element;
  readonly allowed: number;
}

/** The difference of two lists of equal length, or null if all elements agree. */
export function difference(got: ArrayLike<Element>, want: ArrayLike<Element>, allowance: Allowance): Difference | null {
  const scale = scaleOf(want);
  let first: Difference | null = null;
  let count = 0;
  for (let index = 0; index < want.length; index++) {
    const [g, w] = [got[index] as Element, want[index] as Element];
    const allowed = allowance(Number(w), scale, index);
    if (agrees(g, w, allowed)) continue;
    count++;
    first ??= { count, index, got: g, want: w, allowed };
  }
  return first === null ? null : { ...first, count };
}
