import type { NdArray } from "@dz/ndarray";

/** What a gradient on arrays is given to; `i` is the number of the input. */
export interface GradientSink {
  /** The value of input `i`. */
  input(i: number): NdArray;
  /** The value of the output, or of the first. */
  output(): NdArray;
  /** Whether anybody can ask for the gradient of input `i`; if not, it need not be computed. */
  wants(i: number): boolean;
  /** Adds `g`, of the shape of the input. It may be the gradient of the output itself, or a view of it. */
  add(i: number, g: NdArray): void;
  /** Adds `g` summed over the axes along which the input was broadcast to its shape. */
  addSum(i: number, g: NdArray): void;
  /** Adds `aᵀ · b` for a [m, k], b [m, n] and an input of shape [k, n]. */
  addOuter(i: number, a: NdArray, b: NdArray): void;
  /** Adds `a · bᵀ` for a [m, k], b [n, k] and an input of shape [m, n]. */
  addProduct(i: number, a: NdArray, b: NdArray): void;
}

/**
 * A function that has its gradient once more on arrays, because a training is slower without by a few percent: which
 * functions those are, and what each is worth, is in the README. It counts where nobody can see the gradients between the
 * root and the leaves; what is computed there is gone when the backward ends.
 */
export interface ArrayBackward {
  /** Gives the gradients of the inputs to `sink`. Of several outputs, one that no gradient reached has null. */
  backwardArrays(sink: GradientSink, ...gys: (NdArray | null)[]): void;
}
