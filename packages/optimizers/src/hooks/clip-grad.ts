import type { Parameter, Variable } from "@dz/core";
import { writableGradient } from "@dz/core/engine";
import { array, type NdArray, scaledSquares, squaredNorm } from "@dz/ndarray";
import { mulInPlace } from "@dz/ndarray/memory";
import type { Hook } from "../optimizer.ts";
import { guarded, numberFrom0 } from "../options.ts";
import { checkGradients } from "./check-gradients.ts";

/**
 * Scales all gradients so that their common norm is at most `maxNorm`: multiplies by `maxNorm / (norm + 1e-6)` where
 * that is below 1 (Pascanu et al. 2013). The sum of squares neither overflows nor underflows where the norm does not.
 */
export class ClipGrad implements Hook {
  static get name(): string {
    return "ClipGrad";
  }

  declare readonly maxNorm: number;

  constructor(maxNorm: number) {
    guarded(this, "ClipGrad", "maxNorm", numberFrom0, maxNorm);
  }

  beforeUpdate(params: readonly Parameter[]): void {
    checkGradients(params, "ClipGrad.beforeUpdate");
    const factor = this.maxNorm / (normOfAll(params.map(({ gradient }) => (gradient as Variable).data)) + 1e-6);
    if (factor < 1) for (const param of params) mulInPlace(writableGradient(param) as NdArray, factor);
  }
}

/** The Euclidean norm of all elements of all arrays. */
function normOfAll(arrays: readonly NdArray[]): number {
  const squares = arrays.reduce((total, a) => total + squaredNorm(a), 0);
  if (squares >= 2 ** -100 && squares < Infinity) return Math.sqrt(squares);
  return normOf(array(arrays.map(normOf)));
}

/** The Euclidean norm of all elements, with the last step in float64: the norm of a float32 array may be no float32. */
function normOf(a: NdArray): number {
  const { squares, scale } = scaledSquares(a);
  return Math.sqrt(squares.item()) * (scale === null ? 1 : scale.item());
}
