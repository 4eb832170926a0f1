import type { NdArray } from "@dz/ndarray";

/** A function applied to an input when it is read from a dataset. */
export type Transform = (x: NdArray) => NdArray;
