import { array, astype, broadcastShapes, broadcastTo, type NdArray } from "@dz/ndarray";
import type { Variable } from "../graph/variable.ts";

/** `f` of every element, with NumPy's broadcasting, in float64: the plainest definition of an element-wise function. */
export function elementwise(f: (...xs: number[]) => number, xs: readonly Variable[]): NdArray {
  const shape = xs.map((x) => x.shape).reduce((a, b) => broadcastShapes(a, b, "elementwise"));
  const columns = xs.map((x) => broadcastTo(astype(x.data, "float64"), shape).toTypedArray());
  const size = columns[0]?.length ?? 0;
  return array(Array.from({ length: size }, (_, i) => f(...columns.map((column) => column[i] as number)))).reshape(
    shape,
  );
}
