import { add, checkOptions, div, mul, type NdArray, sqrt } from "@dz/ndarray";
import { addInPlace, addScaled } from "@dz/ndarray/memory";
import { Optimizer, type Slots } from "./optimizer.ts";
import { checked, guarded, hyperparameters } from "./options.ts";

/** Options of {@link AdaGrad}. */
export interface AdaGradOptions {
  /** The learning rate (default 0.001). */
  readonly lr?: number;
  /** Added to the divisor, to avoid a division by zero (default 1e-8). */
  readonly eps?: number;
}

/** AdaGrad (Duchi et al. 2011): `h += g²`, `p −= lr · g / (√h + eps)`. */
export class AdaGrad extends Optimizer<"h"> {
  declare lr: number;
  declare readonly eps: number;

  constructor(options?: AdaGradOptions) {
    super(["h"]);
    checkOptions(options, { lr: hyperparameters.lr, eps: "any" }, "AdaGrad");
    const { lr = 0.001, eps = 1e-8 } = options ?? {};
    guarded(this, "lr", lr, (value) => checked("AdaGrad lr", value, 0));
    guarded(this, "eps", eps, (value) => checked("AdaGrad eps", value, 0));
  }

  protected override updateOne(p: NdArray, g: NdArray, { h }: Slots<"h">): void {
    addInPlace(h, mul(g, g));
    addScaled(p, div(mul(g, this.lr), add(sqrt(h), this.eps)), -1);
  }
}
