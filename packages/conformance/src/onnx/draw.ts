/**
 * Numbers for the cases.
 *
 * @module
 */
import { array, type NdArray, RandomState } from "@dz/ndarray";

/** Normal numbers of a shape in float32, the same ones for the same seed. */
export function normal(seed: number, ...shape: number[]): NdArray<"float32"> {
  return array(new RandomState(seed).normal(0, 1, shape), { dtype: "float32" });
}

/** Numbers between two bounds in float32. */
export function between(low: number, high: number, ...shape: number[]): NdArray<"float32"> {
  return array(new RandomState(7).uniform(low, high, shape), { dtype: "float32" });
}

/** Whole numbers from 0 to below `end`. */
export function whole(end: number, ...shape: number[]): NdArray<"int32"> {
  return array(new RandomState(8).uniform(0, end, shape), { dtype: "int32" });
}

/** Floats as they are written, in float32. */
export function floats(...values: number[]): NdArray<"float32"> {
  return array(values, { dtype: "float32" });
}

/** Options of layers: float32 and a stream of their own. */
export const own = (): { readonly dtype: "float32"; readonly random: RandomState } => ({
  dtype: "float32",
  random: new RandomState(5),
});
