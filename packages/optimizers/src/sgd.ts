import type { NdArray } from "@dz/ndarray";
import { checkOptions } from "@dz/ndarray";
import { addScaled } from "@dz/ndarray/memory";
import { Optimizer } from "./optimizer.ts";
import { checked, guarded, hyperparameters } from "./options.ts";

/** Options of {@link SGD}. */
export interface SGDOptions {
  /** The learning rate (default 0.01). */
  readonly lr?: number;
}

/** Stochastic gradient descent: `p −= lr · g`. */
export class SGD extends Optimizer {
  declare lr: number;

  constructor(options?: SGDOptions) {
    super();
    checkOptions(options, { lr: hyperparameters.lr }, "SGD");
    const { lr = 0.01 } = options ?? {};
    guarded(this, "lr", lr, (value) => checked("SGD lr", value, 0));
  }

  protected override updateOne(p: NdArray, g: NdArray): void {
    addScaled(p, g, -this.lr);
  }
}
