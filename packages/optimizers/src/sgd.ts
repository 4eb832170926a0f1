import { type NdArray, type OptionTable, readOptions } from "@dz/ndarray";
import { addScaled } from "@dz/ndarray/memory";
import { Optimizer } from "./optimizer.ts";
import { guardAll, lrNames, refuseElsewhere, weightDecayIn } from "./options.ts";

/** Options of {@link SGD}. */
export interface SGDOptions {
  /** The learning rate (default 0.01). */
  readonly lr?: number;
}

const sgdOptions = {
  lr: { default: 0.01, from: 0, synonyms: lrNames },
} satisfies OptionTable<SGDOptions>;

const elsewhere = {
  momentum: "MomentumSGD has it",
  nesterov: "MomentumSGD has it",
  ...weightDecayIn("the hook WeightDecay has it"),
};

/** Stochastic gradient descent: `p −= lr · g`. */
export class SGD extends Optimizer<never, SGDOptions> {
  static override get name(): string {
    return "SGD";
  }

  declare lr: number;

  constructor(options?: SGDOptions) {
    super();
    refuseElsewhere("SGD", elsewhere, options);
    guardAll(this, "SGD", sgdOptions, readOptions("SGD", sgdOptions, options));
  }

  protected override updateOne(p: NdArray, g: NdArray): void {
    addScaled(p, g, -this.lr);
  }
}
