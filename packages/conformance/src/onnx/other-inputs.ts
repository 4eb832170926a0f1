/**
 * Inputs of other sizes and values, made from one example.
 *
 * @module
 */
import { array, getItem, isFloat, logicalNot, mul, type NdArray, reshape, slice } from "@dz/ndarray";

/** An array with other lengths along some axes: its elements again and again, or the first of them. */
export function resized(x: NdArray, lengths: Readonly<Record<number, number>>): NdArray {
  let y = x;
  for (const [axis, length] of Object.entries(lengths)) {
    const own = y.shape[Number(axis)] as number;
    const places = Array.from({ length }, (_, i) => i % own);
    y = getItem(y, ...Array.from({ length: Number(axis) }, () => slice()), array(places, { dtype: "int32" }));
  }
  return y;
}

/** The same values in reverse order; floats three quarters of them, booleans the opposite. */
export function otherValues(x: NdArray): NdArray {
  const reversed = reshape(getItem(reshape(x, [x.size]), slice(null, null, -1)), x.shape);
  if (x.dtype === "bool") return logicalNot(reversed);
  return isFloat(x.dtype) ? mul(reversed, 0.75) : reversed;
}
