import type { Parameter, Variable } from "@dz/core";
import { type NdArray, squaredNorm } from "@dz/ndarray";
import { mulInPlace } from "@dz/ndarray/memory";
import type { Hook } from "../optimizer.ts";
import { checked } from "../options.ts";

/**
 * Scales all gradients together so that their norm is at most `maxNorm`: by `maxNorm / (norm + 1e-6)` if that is below 1
 * (Pascanu et al. 2013).
 */
export class ClipGrad implements Hook {
  readonly maxNorm: number;

  constructor(maxNorm: number) {
    this.maxNorm = checked("ClipGrad maxNorm", maxNorm, 0);
  }

  apply(params: readonly Parameter[]): void {
    const squares = params.reduce((total, { gradient }) => total + squaredNorm((gradient as Variable).data), 0);
    const rate = this.maxNorm / (Math.sqrt(squares) + 1e-6);
    if (rate < 1) for (const param of params) mulInPlace(param.writableGradient() as NdArray, rate);
  }
}
