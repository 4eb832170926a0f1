/**
 * Floats to nearby whole numbers, and to their sign. The results have the dtype of the array; whole numbers and bools
 * are their own rounding.
 *
 * @module
 */
import { checkArray } from "../array/check.ts";
import { isFloat } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { map } from "./elementwise.ts";
import { astype, copy } from "./movement.ts";

/** The largest whole number that is not above the element. */
export function floor(a: NdArray): NdArray {
  checkArray(a, "floor");
  return isFloat(a.dtype) ? map(a, Math.floor) : copy(a);
}

/** The smallest whole number that is not below the element. */
export function ceil(a: NdArray): NdArray {
  checkArray(a, "ceil");
  return isFloat(a.dtype) ? map(a, Math.ceil) : copy(a);
}

/** The nearest whole number, of two the even one: 0.5 becomes 0, 1.5 becomes 2. */
export function round(a: NdArray): NdArray {
  checkArray(a, "round");
  return isFloat(a.dtype) ? map(a, roundHalfToEven) : copy(a);
}

function roundHalfToEven(x: number): number {
  const below = Math.floor(x);
  if (x - below !== 0.5) return Math.abs(x - below) < 0.5 ? keepZero(below, x) : keepZero(below + 1, x);
  return keepZero(below % 2 === 0 ? below : below + 1, x);
}

/** A zero with the sign of what was rounded. */
function keepZero(rounded: number, x: number): number {
  return rounded === 0 && x < 0 ? -0 : rounded;
}

/** −1, 0 or 1; NaN for NaN. Bools become int32. */
export function sign(a: NdArray): NdArray {
  checkArray(a, "sign");
  const signs = map(a, Math.sign);
  return isFloat(a.dtype) ? signs : astype(signs, "int32");
}
