import { add, div, math, mul, type NdArray, type OptionTable, readOptions, sqrt } from "@dz/ndarray";
import { addInPlace, addScaled, mulInPlace } from "@dz/ndarray/memory";
import { Optimizer, type Slots } from "./optimizer.ts";
import { guardAll, lrNames, weightDecayNames } from "./options.ts";

/** Options of {@link AdamW}. */
export interface AdamWOptions {
  /** The learning rate (default 0.001). */
  readonly lr?: number;
  /** The share of the old mean of the gradients that is kept, in [0, 1) (default 0.9). */
  readonly beta1?: number;
  /** The share of the old mean of the squared gradients that is kept, in [0, 1) (default 0.999). */
  readonly beta2?: number;
  /** Added to the divisor, to avoid a division by zero (default 1e-8). */
  readonly eps?: number;
  /** The weight decay, the part of a parameter subtracted per update at lr 1 (default 0.01). */
  readonly weightDecay?: number;
}

const adamWOptions = {
  lr: { default: 0.001, from: 0, synonyms: lrNames },
  beta1: { default: 0.9, from: 0, below: 1 },
  beta2: { default: 0.999, from: 0, below: 1 },
  eps: { default: 1e-8, from: 0 },
  weightDecay: { default: 0.01, from: 0, synonyms: weightDecayNames },
} satisfies OptionTable<AdamWOptions>;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019), as in PyTorch: `p −= lr · weightDecay · p`, `m = beta1
 * · m + (1 − beta1) · g`, `v = beta2 · v + (1 − beta2) · g²`, `p −= lr / (1 − beta1ᵗ) · m / (√v / √(1 − beta2ᵗ) +
 * eps)`, where t counts the updates of this parameter: unlike in {@link Adam}, one whose first gradient comes late
 * starts at t = 1.
 */
export class AdamW extends Optimizer<"m" | "v", AdamWOptions> {
  static override get name(): string {
    return "AdamW";
  }

  declare lr: number;
  declare readonly beta1: number;
  declare readonly beta2: number;
  declare readonly eps: number;
  declare readonly weightDecay: number;

  constructor(options?: AdamWOptions) {
    super(["m", "v"], { counts: true });
    guardAll(this, "AdamW", adamWOptions, readOptions("AdamW", adamWOptions, options));
  }

  protected override updateOne(p: NdArray, g: NdArray, { m, v }: Slots<"m" | "v">, t: number): void {
    const { lr, beta1, beta2, eps, weightDecay } = this;
    mulInPlace(p, 1 - lr * weightDecay);
    mulInPlace(m, beta1);
    addScaled(m, g, 1 - beta1);
    mulInPlace(v, beta2);
    addInPlace(v, mul(mul(g, 1 - beta2), g));
    const divisor = add(div(sqrt(v), Math.sqrt(1 - math.pow(beta2, t))), eps);
    addScaled(p, div(m, divisor), -lr / (1 - math.pow(beta1, t)));
  }
}
