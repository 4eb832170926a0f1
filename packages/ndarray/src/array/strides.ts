/**
 * Strides, in elements, of the axes of a view.
 *
 * @module
 */
import { type Shape, sizeOf } from "./shape.ts";

/** The axes from the last to the first. */
export function reversed(ndim: number): number[] {
  return Array.from({ length: ndim }, (_, i) => ndim - 1 - i);
}

/**
 * The strides, or null if they are those of a contiguous array, so that contiguity is one comparison everywhere else.
 */
export function normalStrides(shape: Shape, size: number, strides: readonly number[] | null): readonly number[] | null {
  if (strides === null || size <= 1) return null;
  let expected = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    const length = shape[i] as number;
    if (length !== 1 && strides[i] !== expected) return strides;
    expected *= length;
  }
  return null;
}

/**
 * Visits the planes of a strided array: calls `visit` with the offset of a plane in the strided array, its position in
 * the row-major one, and the lengths and strides of the last two axes.
 */
export function planes(
  shape: Shape,
  strides: readonly number[],
  visit: (offset: number, position: number, n0: number, n1: number, s0: number, s1: number) => void,
): void {
  const ndim = shape.length;
  const n1 = shape[ndim - 1] ?? 1;
  const s1 = strides[ndim - 1] ?? 0;
  const n0 = shape[ndim - 2] ?? 1;
  const s0 = strides[ndim - 2] ?? 0;
  const outer = Math.max(ndim - 2, 0);
  const index = new Array<number>(outer).fill(0);
  const count = sizeOf(shape.slice(0, outer));
  let offset = 0;
  for (let i = 0; i < count; i++) {
    visit(offset, i * n0 * n1, n0, n1, s0, s1);
    for (let axis = outer - 1; axis >= 0; axis--) {
      offset += strides[axis] as number;
      index[axis] = (index[axis] as number) + 1;
      if ((index[axis] as number) < (shape[axis] as number)) break;
      offset -= (strides[axis] as number) * (shape[axis] as number);
      index[axis] = 0;
    }
  }
}
