import { add, div, maximum, mul, type NdArray, type OptionTable, readOptions, sqrt, sub } from "@dz/ndarray";
import { addInPlace, addScaled, mulInPlace } from "@dz/ndarray/memory";
import { Optimizer, type Slots } from "./optimizer.ts";
import { decayNames, fixed, guardAll, lrNames, momentumNames } from "./options.ts";

/** Options of {@link RMSprop}. */
export interface RMSpropOptions {
  /** The learning rate (default 0.01). */
  readonly lr?: number;
  /** The share of the old averages that is kept, PyTorch's alpha, in [0, 1) (default 0.99). */
  readonly decay?: number;
  /** Added to the divisor, to avoid a division by zero (default 1e-8). */
  readonly eps?: number;
  /** The part of the previous step that is kept (default 0). */
  readonly momentum?: number;
  /** Whether to divide by the standard deviation of the gradients instead of their root mean square (default false). */
  readonly centered?: boolean;
}

const rmsPropOptions = {
  lr: { default: 0.01, from: 0, synonyms: lrNames },
  decay: { default: 0.99, from: 0, below: 1, synonyms: decayNames },
  eps: { default: 1e-8, from: 0 },
  momentum: { default: 0, from: 0, to: 1, synonyms: momentumNames },
  centered: { default: false },
} satisfies OptionTable<RMSpropOptions>;

/**
 * The least variance relative to the square of the mean: the resolution of float32. Smaller differences are rounding
 * errors.
 */
const LEAST = 2 ** -23;

/**
 * RMSprop (Tieleman and Hinton 2012; centered: Graves 2013), as in PyTorch: `ms = decay · ms + (1 − decay) · g²`, `d = g /
 * (√ms + eps)`, `v = momentum · v + d`, `p −= lr · v`.
 *
 * Centered, ms is replaced by the variance `ms − mean²`, with `mean = decay · mean + (1 − decay) · g`. That difference
 * would become negative by rounding when the gradient hardly changes, so the variance is accumulated in an equal form:
 * `variance = decay · variance + decay · (1 − decay) · (g − mean)²`, with the mean before the update. Unlike in PyTorch the
 * standard deviation is at least 0.035 % of the mean (2⁻²³ of its square), so that even a constant gradient makes no
 * step larger than about 2900 lr; a larger `eps` lowers this bound.
 */
export class RMSprop extends Optimizer<"ms" | "variance" | "mean" | "v", Omit<RMSpropOptions, "centered">> {
  static override get name(): string {
    return "RMSprop";
  }

  declare lr: number;
  declare readonly decay: number;
  declare readonly eps: number;
  declare readonly momentum: number;
  declare readonly centered: boolean;

  constructor(options?: RMSpropOptions) {
    const { centered, ...changeable } = readOptions("RMSprop", rmsPropOptions, options);
    super([centered ? "variance" : "ms", "mean", "v"]);
    guardAll(this, "RMSprop", rmsPropOptions, changeable);
    fixed(this, "RMSprop", "centered", centered);
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
    mulInPlace(ms, this.decay);
    addInPlace(ms, mul(mul(g, 1 - this.decay), g));
    return ms;
  }

  private varianceOf(g: NdArray, { variance, mean }: Slots<"variance" | "mean">): NdArray {
    const { decay } = this;
    const difference = sub(g, mean);
    mulInPlace(variance, decay);
    addInPlace(variance, mul(mul(difference, decay * (1 - decay)), difference));
    mulInPlace(mean, decay);
    addScaled(mean, g, 1 - decay);
    return maximum(variance, mul(mul(mean, mean), LEAST));
  }
}
