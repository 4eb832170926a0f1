import { add, checkOptions, div, maximum, mul, type NdArray, sqrt, sub } from "@dz/ndarray";
import { addInPlace, addScaled, mulInPlace } from "@dz/ndarray/memory";
import { Optimizer, type Slots } from "./optimizer.ts";
import { checked, fixed, guarded, hyperparameters } from "./options.ts";

/** Options of {@link RMSprop}. */
export interface RMSpropOptions {
  /** The learning rate (default 0.01). */
  readonly lr?: number;
  /** The decay rate of the averages, PyTorch's alpha, in [0, 1) (default 0.99). */
  readonly rho?: number;
  /** Added to the divisor, to avoid a division by zero (default 1e-8). */
  readonly eps?: number;
  /** The part of the previous step that is kept (default 0). */
  readonly momentum?: number;
  /** Whether to divide by the standard deviation of the gradients instead of their root mean square (default false). */
  readonly centered?: boolean;
}

/**
 * The least variance relative to the square of the mean: the resolution of float32. Smaller differences are rounding
 * errors.
 */
const LEAST = 2 ** -23;

/**
 * RMSprop (Tieleman and Hinton 2012; centered: Graves 2013), as in PyTorch: `ms = rho · ms + (1 − rho) · g²`, `d = g /
 * (√ms + eps)`, `v = momentum · v + d`, `p −= lr · v`.
 *
 * Centered, ms is replaced by the variance `ms − mean²`, with `mean = rho · mean + (1 − rho) · g`. That difference
 * would become negative by rounding when the gradient hardly changes, so the variance is accumulated in an equal form:
 * `variance = rho · variance + rho · (1 − rho) · (g − mean)²`, with the mean before the update. Unlike in PyTorch the
 * standard deviation is at least 0.035 % of the mean (2⁻²³ of its square), so that even a constant gradient makes no
 * step larger than about 2900 lr; a larger `eps` lowers this bound.
 */
export class RMSprop extends Optimizer<"ms" | "variance" | "mean" | "v"> {
  declare lr: number;
  declare readonly rho: number;
  declare readonly eps: number;
  declare readonly momentum: number;
  declare readonly centered: boolean;

  constructor(options?: RMSpropOptions) {
    checkOptions(
      options,
      {
        lr: hyperparameters.lr,
        rho: hyperparameters.rho,
        eps: "any",
        momentum: hyperparameters.momentum,
        centered: "boolean",
      },
      "RMSprop",
    );
    const { lr = 0.01, rho = 0.99, eps = 1e-8, momentum = 0, centered = false } = options ?? {};
    super([centered ? "variance" : "ms", "mean", "v"]);
    guarded(this, "lr", lr, (value) => checked("RMSprop lr", value, 0));
    guarded(this, "rho", rho, (value) => checked("RMSprop rho", value, 0, 1, true));
    guarded(this, "eps", eps, (value) => checked("RMSprop eps", value, 0));
    guarded(this, "momentum", momentum, (value) => checked("RMSprop momentum", value, 0, 1));
    fixed(this, "centered", centered, "RMSprop centered");
  }

  protected override updateOne(p: NdArray, g: NdArray, slots: Slots<"ms" | "variance" | "mean" | "v">): void {
    const { lr, eps, momentum } = this;
    const { v } = slots;
    const square = this.centered ? this.varianceOf(g, slots) : this.meanSquareOf(g, slots);
    const d = div(g, add(sqrt(square), eps));
    if (momentum === 0) addScaled(p, d, -lr);
    else {
      mulInPlace(v, momentum);
      addInPlace(v, d);
      addScaled(p, v, -lr);
    }
  }

  private meanSquareOf(g: NdArray, { ms }: Slots<"ms">): NdArray {
    mulInPlace(ms, this.rho);
    addInPlace(ms, mul(mul(g, 1 - this.rho), g));
    return ms;
  }

  private varianceOf(g: NdArray, { variance, mean }: Slots<"variance" | "mean">): NdArray {
    const { rho } = this;
    const difference = sub(g, mean);
    mulInPlace(variance, rho);
    addInPlace(variance, mul(mul(difference, rho * (1 - rho)), difference));
    mulInPlace(mean, rho);
    addScaled(mean, g, 1 - rho);
    return maximum(variance, mul(mul(mean, mean), LEAST));
  }
}
