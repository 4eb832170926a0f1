import { math, type NdArray, type OptionTable, readOptions } from "@dz/ndarray";
import { adamStep } from "@dz/ndarray/memory";
import { Optimizer, type Slots } from "./optimizer.ts";
import { guardAll, rateNames } from "./options.ts";

/** Options of {@link Adam}. */
export interface AdamOptions {
  /** The learning rate (default 0.001). */
  readonly alpha?: number;
  /** The decay rate of the mean of the gradients, in [0, 1) (default 0.9). */
  readonly beta1?: number;
  /** The decay rate of the mean of the squared gradients, in [0, 1) (default 0.999). */
  readonly beta2?: number;
  /** Added to the divisor, to avoid a division by zero (default 1e-8). */
  readonly eps?: number;
}

const adamOptions = {
  alpha: { default: 0.001, from: 0, synonyms: rateNames },
  beta1: { default: 0.9, from: 0, below: 1 },
  beta2: { default: 0.999, from: 0, below: 1 },
  eps: { default: 1e-8, from: 0 },
} satisfies OptionTable<AdamOptions>;

/**
 * Adam (Kingma and Ba 2014), as in DeZero: `m += (1 − beta1)(g − m)`, `v += (1 − beta2)(g² − v)`, `p −= alpha · √(1 −
 * beta2ᵗ) / (1 − beta1ᵗ) · m / (√v + eps)` at update t.
 *
 * As in DeZero, all parameters share the count t. A parameter that gets its first gradient late, or that a loaded state
 * lacks, therefore starts with a step of up to `alpha · (1 − beta1) / √(1 − beta2)` instead of `alpha`, 3.2 times as
 * large with the defaults; {@link AdamW} with `weightDecay: 0` counts per parameter, as PyTorch does.
 */
export class Adam extends Optimizer<"m" | "v"> {
  declare alpha: number;
  declare readonly beta1: number;
  declare readonly beta2: number;
  declare readonly eps: number;

  constructor(options?: AdamOptions) {
    super(["m", "v"]);
    guardAll(this, "Adam", adamOptions, readOptions("Adam", adamOptions, options));
  }

  protected override updateOne(p: NdArray, g: NdArray, { m, v }: Slots<"m" | "v">): void {
    const { alpha, beta1, beta2, eps, steps } = this;
    const rate = (alpha * Math.sqrt(1 - math.pow(beta2, steps))) / (1 - math.pow(beta1, steps));
    adamStep(p, g, m, v, { c1: 1 - beta1, c2: 1 - beta2, rate, eps });
  }
}
