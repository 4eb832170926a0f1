/**
 * The names of the numbers that kernels of images take, in the order in which they lie in memory, each an int32: images
 * [n, c, h, w], windows [kh, kw] at [oh, ow] places, and `oc` channels that filters make of them (0 if there are none). The
 * build of the SIMD kernels makes their class of this list, see scripts/build-kernels.ts.
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

/** The numbers that kernels of images take. */
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
