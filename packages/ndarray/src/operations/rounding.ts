/**
 * Rounding to integers, and the sign. The results have the dtype of the array; integers and bools are unchanged by
 * rounding.
 *
 * @module
 */
import { checkArray } from "../array/check.ts";
import { isFloat } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { map } from "./elementwise.ts";
import { astype, copy } from "./movement.ts";

/** The largest integer not above the element. */
export function floor(a: NdArray): NdArray {
  checkArray(a, "floor");
  return isFloat(a.dtype) ? map(a, Math.floor) : copy(a);
}

/** The smallest integer not below the element. */
export function ceil(a: NdArray): NdArray {
  checkArray(a, "ceil");
  return isFloat(a.dtype) ? map(a, Math.ceil) : copy(a);
}

/** The nearest integer, ties to even: 0.5 becomes 0, 1.5 becomes 2. */
export function round(a: NdArray): NdArray {
  checkArray(a, "round");
  return isFloat(a.dtype) ? map(a, roundHalfToEven) : copy(a);
}

function roundHalfToEven(x: number): number {
  const below = Math.floor(x);
  if (x - below !== 0.5) return Math.abs(x - below) < 0.5 ? keepZero(below, x) : keepZero(below + 1, x);
  return keepZero(below % 2 === 0 ? below : below + 1, x);
}

/** The rounded number, with the sign of x if it is 0. */
function keepZero(rounded: number, x: number): number {
  return rounded === 0 && x < 0 ? -0 : rounded;
}

/** −1, 0 or 1; NaN for NaN. Bools become int32. */
export function sign(a: NdArray): NdArray {
  checkArray(a, "sign");
  const signs = map(a, Math.sign);
  return isFloat(a.dtype) ? signs : astype(signs, "int32");
}
