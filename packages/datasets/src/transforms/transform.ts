import type { NdArray } from "@dz/ndarray";

/** What can be done to an input whenever it is read from a dataset. */
export type Transform = (x: NdArray) => NdArray;
