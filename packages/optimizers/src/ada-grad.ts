import { add, div, mul, type NdArray, type OptionTable, readOptions, sqrt } from "@dz/ndarray";
import { addInPlace, addScaled } from "@dz/ndarray/memory";
import { Optimizer, type Slots } from "./optimizer.ts";
import { guardAll, lrNames } from "./options.ts";

/** Options of {@link AdaGrad}. */
export interface AdaGradOptions {
  /** The learning rate (default 0.001). */
  readonly lr?: number;
  /** Added to the divisor, to avoid a division by zero (default 1e-8). */
  readonly eps?: number;
}

const adaGradOptions = {
  lr: { default: 0.001, from: 0, synonyms: lrNames },
  eps: { default: 1e-8, from: 0 },
} satisfies OptionTable<AdaGradOptions>;

/** AdaGrad (Duchi et al. 2011): `h += g²`, `p −= lr · g / (√h + eps)`. */
export class AdaGrad extends Optimizer<"h", AdaGradOptions> {
  static override get name(): string {
    return "AdaGrad";
  }

  declare lr: number;
  declare readonly eps: number;

  constructor(options?: AdaGradOptions) {
    super(["h"]);
    guardAll(this, "AdaGrad", adaGradOptions, readOptions("AdaGrad", adaGradOptions, options));
  }

  protected override updateOne(p: NdArray, g: NdArray, { h }: Slots<"h">): void {
    addInPlace(h, mul(g, g));
    addScaled(p, div(mul(g, this.lr), add(sqrt(h), this.eps)), -1);
  }
}
