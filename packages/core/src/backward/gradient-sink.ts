import type { NdArray } from "@dz/ndarray";

/** What `backwardArrays` hands its results to, in place of returning them; `i` is the number of the input. */
export interface GradientSink {
  /** The value of input `i`. */
  input(i: number): NdArray;
  /** The value of the output, or of the first of several. */
  output(): NdArray;
  /** Whether the gradient of input `i` is needed; a constant needs none. */
  wants(i: number): boolean;
  /** Adds `g`, which has the shape of the input. It may be the gradient of the output itself, or a view of it. */
  add(i: number, g: NdArray): void;
  /** Adds `g` summed over the axes along which the input was broadcast. */
  addSum(i: number, g: NdArray): void;
  /** Adds `aᵀ · b` for a [m, k], b [m, n] and an input of shape [k, n]. */
  addOuter(i: number, a: NdArray, b: NdArray): void;
  /** Adds `a · bᵀ` for a [m, k], b [n, k] and an input of shape [m, n]. */
  addProduct(i: number, a: NdArray, b: NdArray): void;
}

/**
 * A function that has a second form of its gradient, on arrays, because a whole job takes more than 3 % longer without
 * it; the README lists these functions and the gain of each. It is used where the program cannot see
 * intermediate gradients; what it computes is gone when the backward ends.
 */
export interface ArrayBackward {
  /** Gives the gradients of the inputs to `sink`. Of several outputs, one without a gradient has null. */
  backwardArrays(sink: GradientSink, ...gys: (NdArray | null)[]): void;
}
