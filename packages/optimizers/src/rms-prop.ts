import { add, checkOptions, div, maximum, mul, type NdArray, sqrt, sub } from "@dz/ndarray";
import { addInPlace, addScaled, mulInPlace } from "@dz/ndarray/memory";
import { Optimizer, type Slots } from "./optimizer.ts";
import { checked, fixed, guarded } from "./options.ts";

/** How {@link RMSprop} steps. */
export interface RMSpropOptions {
  /** The learning rate, 0.01 unless said otherwise. */
  readonly lr?: number;
  /** How much of the averages is kept (PyTorch's alpha), 0.99 unless said otherwise. */
  readonly rho?: number;
  /** Keeps the divisor from 0, 1e-8 unless said otherwise. */
  readonly eps?: number;
  /** How much of the last step is kept, 0 unless said otherwise. */
  readonly momentum?: number;
  /** Divide by the standard deviation of the gradients instead of their size; false unless said otherwise. */
  readonly centered?: boolean;
}

/**
 * The least variance, as a part of the square of the mean. The difference of two float32 averages tells no less: what is
 * below is rounding, and may be negative.
 */
const LEAST = 2 ** -23;

/**
 * RMSprop (Tieleman and Hinton 2012; centered: Graves 2013), in the form of PyTorch: `ms = rho · ms + (1 − rho) · g²`,
 * `d = g / (√ms + eps)`, `v = momentum · v + d`, `p −= lr · v`.
 *
 * Centered, ms is replaced by the variance `ms − mean²`, `mean = rho · mean + (1 − rho) · g`. It is not computed as this
 * difference, which rounding makes negative when the gradient hardly changes, but as what is equal to it:
 * `variance = rho · variance + rho · (1 − rho) · (g − mean)²`, with the mean of before. Unlike in PyTorch the deviation is
 * at least 0.035 % of the mean (2⁻²³ of its square), so that even a constant gradient makes no step larger than about
 * 2900 lr; a larger `eps` keeps it smaller.
 */
export class RMSprop extends Optimizer<"ms" | "variance" | "mean" | "v"> {
  declare lr: number;
  declare readonly rho: number;
  declare readonly eps: number;
  declare readonly momentum: number;
  declare readonly centered: boolean;

  constructor(options?: RMSpropOptions) {
    checkOptions(options, { lr: "any", rho: "any", eps: "any", momentum: "any", centered: "boolean" }, "RMSprop");
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
