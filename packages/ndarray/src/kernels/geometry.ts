/**
 * The names of the int32 numbers that image kernels take, in their order in memory: images [n, c, h, w], windows [kh,
 * kw] at [oh, ow] positions, and `oc` channels of the filters (0 without filters). The build of the SIMD kernels makes
 * their class from this list, see scripts/build-kernels.ts.
 */
export const geometryFields = [
  "n",
  "c",
  "h",
  "w",
  "kh",
  "kw",
  "strideH",
  "strideW",
  "padH",
  "padW",
  "oh",
  "ow",
  "oc",
] as const;

/** The numbers that image kernels take. */
export type Geometry = { readonly [Field in (typeof geometryFields)[number]]: number };

/** Writes a geometry to an address. */
export function writeGeometry(g: Geometry, int32: Int32Array, address: number): void {
  geometryFields.forEach((field, i) => {
    int32[(address >>> 2) + i] = g[field];
  });
}

/** Reads the geometry at an address. */
export function readGeometry(int32: Int32Array, address: number): Geometry {
  const numbers = geometryFields.map((field, i) => [field, int32[(address >>> 2) + i]]);
  return Object.fromEntries(numbers) as Geometry;
}
