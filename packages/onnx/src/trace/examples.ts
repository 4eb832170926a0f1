/**
 * Inputs for further runs of a computation, made from one example.
 *
 * @module
 */
import { fromTypedArray, getItem, type NdArray, slice } from "@dz/ndarray";

/** The names of the axes of each input whose size is symbolic: `[{ 0: "batch" }]`. */
export type SymbolicAxes = readonly Readonly<Record<number, string>>[];

/** An array with other lengths along some axes: its elements again and again, or the first of them. */
export function resized(array: NdArray, lengths: Readonly<Record<number, number>>): NdArray {
  let y = array;
  for (const [axis, length] of Object.entries(lengths)) {
    const own = y.shape[Number(axis)] as number;
    const places = fromTypedArray(
      Int32Array.from({ length }, (_, i) => i % own),
      [length],
    );
    y = getItem(y, ...Array.from({ length: Number(axis) }, () => slice()), places);
  }
  return y;
}

/**
 * Other values that a computation which accepts `array` should accept, too: the same ones in another order, floats a part of
 * them, so that they keep their signs and stay in [−1, 1] if they were there.
 */
export function otherValues(array: NdArray, variant: 0 | 1): NdArray {
  const values = array.toTypedArray().slice();
  if (variant === 0) values.reverse();
  else values.set([...values.slice(1), ...values.slice(0, 1)]);
  const scale = array.dtype === "bool" || array.dtype === "int32" ? 1 : [0.75, 0.5][variant];
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) * (scale as number);
  const same = values.every((value, i) => value === array.toTypedArray()[i]);
  if (same && array.dtype === "bool") for (let i = 0; i < values.length; i++) values[i] = 1 - (values[i] as number);
  if (same && array.dtype === "int32") values.fill(0);
  return fromTypedArray(values, array.shape);
}
