import type { NdArray } from "@dz/ndarray";
import type { GraphOrigin } from "./graph.ts";
import type { Size } from "./size.ts";

/**
 * The constant that is one of `arrays` in each run, if each counts in equal whole steps along the same axis, and is of
 * length 1 along the others; null if not. `fit` finds the number that varies with the sizes of the inputs.
 */
export function counted(arrays: readonly NdArray[], fit: (numbers: number[]) => Size | null): GraphOrigin | null {
  const [{ shape }] = arrays as [NdArray];
  const axis = shape.findIndex((_, i) => arrays.some((array) => array.shape[i] !== 1));
  if (axis < 0) return null;
  const [starts, steps]: [number[], number[]] = [[], []];
  for (const array of arrays) {
    const values = array.toTypedArray();
    const [start = 0, second] = values;
    if (second === undefined || array.shape[axis] !== values.length) return null;
    const step = second - start;
    const counts = values.every((value, i) => Object.is(value, start + i * step));
    if (!counts || array.dtype === "bool" || !Number.isInteger(start) || !Number.isInteger(step)) return null;
    starts.push(start);
    steps.push(step);
  }
  const [start, step] = [fit(starts), fit(steps)];
  return start === null || step === null ? null : { kind: "counted", axis, start, step };
}
