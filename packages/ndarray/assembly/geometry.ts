// What kernels work out from the numbers of windows that slide over images.

import { Geometry } from "./generated/geometry";

export { Geometry } from "./generated/geometry";

/** Elements of the windows at one place: the rows of the matrix that im2col makes. */
// @ts-ignore: decorator
@inline
export function taps(g: Geometry): i32 {
  return g.c * g.kh * g.kw;
}

/** Places of the windows in one image: the columns of that matrix. */
// @ts-ignore: decorator
@inline
export function places(g: Geometry): i32 {
  return g.oh * g.ow;
}

/** Bytes of one row of an image with its padding. */
// @ts-ignore: decorator
@inline
export function paddedRow<T>(g: Geometry): usize {
  return <usize>(g.w + 2 * g.padW) * sizeof<T>();
}

/** Bytes of one channel of an image with its padding. */
// @ts-ignore: decorator
@inline
export function paddedPlane<T>(g: Geometry): usize {
  return <usize>(g.h + 2 * g.padH) * paddedRow<T>(g);
}

// @ts-ignore: decorator
@inline
export function isPadded(g: Geometry): bool {
  return g.padH + g.padW > 0;
}
