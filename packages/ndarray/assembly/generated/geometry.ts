// Written by scripts/build-kernels.ts; not edited by hand.

/** The numbers of geometryFields in src/kernels/geometry.ts, as they lie in memory. */
@unmanaged
export class Geometry {
  n: i32;
  c: i32;
  h: i32;
  w: i32;
  kh: i32;
  kw: i32;
  strideH: i32;
  strideW: i32;
  padH: i32;
  padW: i32;
  oh: i32;
  ow: i32;
  oc: i32;
}
