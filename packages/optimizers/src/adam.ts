import { math, type NdArray, type OptionTable, readOptions, ValueError } from "@dz/ndarray";
import { adamStep } from "@dz/ndarray/memory";
import { Optimizer, type Slots } from "./optimizer.ts";
import { guardAll, lrNames, refuseElsewhere, weightDecayIn } from "./options.ts";

/** Options of {@link Adam}. */
export interface AdamOptions {
  /** The learning rate (default 0.001). */
  readonly lr?: number;
  /** The name of the learning rate in DeZero and in the paper; either `lr` or `alpha` may be given. */
  readonly alpha?: number;
  /** The share of the old mean of the gradients that is kept, in [0, 1) (default 0.9). */
  readonly beta1?: number;
  /** The share of the old mean of the squared gradients that is kept, in [0, 1) (default 0.999). */
  readonly beta2?: number;
  /** Added to the divisor, to avoid a division by zero (default 1e-8). */
  readonly eps?: number;
}

const adamOptions = {
  lr: { default: 0.001, from: 0, synonyms: lrNames },
  alpha: { optional: true, kind: "number", from: 0 },
  beta1: { default: 0.9, from: 0, below: 1 },
  beta2: { default: 0.999, from: 0, below: 1 },
  eps: { default: 1e-8, from: 0 },
} satisfies OptionTable<AdamOptions>;

const elsewhere = /* @__PURE__ */ weightDecayIn("AdamW has it, or the hook WeightDecay");

/**
 * Adam (Kingma and Ba 2014), as in DeZero: `m += (1 − beta1)(g − m)`, `v += (1 − beta2)(g² − v)`, `p −= lr · √(1 −
 * beta2ᵗ) / (1 − beta1ᵗ) · m / (√v + eps)` at update t.
 *
 * As in DeZero, all parameters share the count t. A parameter that gets its first gradient late, or that a loaded state
 * lacks, therefore starts with a step of up to `lr · (1 − beta1) / √(1 − beta2)` instead of `lr`, 3.2 times as
 * large with the defaults; {@link AdamW} with `weightDecay: 0` counts per parameter, as PyTorch does.
 *
 * Throws {@link ValueError} for options out of range, and for `lr` and `alpha` together.
 */
export class Adam extends Optimizer<"m" | "v", Omit<AdamOptions, "alpha">> {
  static override get name(): string {
    return "Adam";
  }

  declare lr: number;
  declare readonly beta1: number;
  declare readonly beta2: number;
  declare readonly eps: number;

  constructor(options?: AdamOptions) {
    super(["m", "v"]);
    refuseElsewhere("Adam", elsewhere, options);
    const { alpha, ...others } = readOptions("Adam", adamOptions, options);
    if (alpha !== undefined && options?.lr !== undefined) {
      throw new ValueError("Adam: lr and alpha are both the learning rate; give only one of them");
    }
    guardAll(this, "Adam", adamOptions, alpha === undefined ? others : { ...others, lr: alpha });
  }

  /** The learning rate by its name in DeZero: the same value as `lr`. */
  get alpha(): number {
    return this.lr;
  }

  set alpha(value: number) {
    this.lr = value;
  }

  protected override updateOne(p: NdArray, g: NdArray, { m, v }: Slots<"m" | "v">): void {
    const { lr, beta1, beta2, eps, steps } = this;
    const rate = (lr * Math.sqrt(1 - math.pow(beta2, steps))) / (1 - math.pow(beta1, steps));
    adamStep(p, g, m, v, { c1: 1 - beta1, c2: 1 - beta2, rate, eps });
  }
}
