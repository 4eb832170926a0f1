import type { Parameter } from "@dz/core";
import { squaredNorm } from "@dz/ndarray";
import type { Hook } from "@dz/optimizers";

/** A hook that records the gradient norm `√Σ g²` over all parameters at every update. */
export class GradientNorm implements Hook {
  private sum = 0;
  private updates = 0;

  beforeUpdate(params: readonly Parameter[]): void {
    let square = 0;
    for (const { gradient } of params) if (gradient !== null) square += squaredNorm(gradient.data);
    this.sum += Math.sqrt(square);
    this.updates++;
  }

  /** The mean norm since the last call; NaN without an update. */
  take(): number {
    const mean = this.sum / this.updates;
    this.sum = 0;
    this.updates = 0;
    return mean;
  }
}
