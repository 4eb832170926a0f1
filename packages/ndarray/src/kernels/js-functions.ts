import type { DType } from "../array/dtype.ts";
import { cos, exp, log, pow, sigmoid, sin, tanh } from "../math/index.ts";
import * as singles from "../math/singles.ts";

/** Functions of one number, and the power of two. */
export interface Functions {
  readonly exp: (x: number) => number;
  readonly log: (x: number) => number;
  readonly sin: (x: number) => number;
  readonly cos: (x: number) => number;
  readonly tanh: (x: number) => number;
  readonly sigmoid: (x: number) => number;
  readonly pow: (x: number, y: number) => number;
}

const doubles: Functions = { exp, log, sin, cos, tanh, sigmoid, pow };

/**
 * The functions of a dtype, bit for bit those of the SIMD kernels. Those without a float32 kernel are rounded from
 * float64.
 */
export function functionsOf(dtype: DType): Functions {
  return dtype === "float32" ? { ...doubles, ...singles } : doubles;
}
