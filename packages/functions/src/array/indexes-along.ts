import * as nd from "@dz/ndarray";

/**
 * @internal The index arrays that take the elements at `indices` (int32) along one axis of an array of this shape, and
 * every other axis whole: by its own indexes, shaped to lie along it.
 */
export function indexesAlong(shape: nd.Shape, along: number, indices: nd.NdArray): nd.NdArray[] {
  const own = (length: number, axis: number): nd.NdArray =>
    nd.reshape(
      nd.arange(0, length, 1, { dtype: "int32" }),
      shape.map((_, k) => (k === axis ? length : 1)),
    );
  return shape.map((length, axis) => (axis === along ? indices : own(length, axis)));
}
