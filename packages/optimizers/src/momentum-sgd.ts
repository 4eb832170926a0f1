import { add, mul, type NdArray, type OptionTable, readOptions } from "@dz/ndarray";
import { addInPlace, addScaled, mulInPlace } from "@dz/ndarray/memory";
import { Optimizer, type Slots } from "./optimizer.ts";
import { fixed, guardAll, lrNames, momentumNames } from "./options.ts";

/** Options of {@link MomentumSGD}. */
export interface MomentumSGDOptions {
  /** The learning rate (default 0.01). */
  readonly lr?: number;
  /** The part of the previous step that is kept (default 0.9). */
  readonly momentum?: number;
  /** Whether to use Nesterov momentum, in PyTorch's form (default false). */
  readonly nesterov?: boolean;
}

const momentumOptions = {
  lr: { default: 0.01, from: 0, synonyms: lrNames },
  momentum: { default: 0.9, from: 0, to: 1, synonyms: momentumNames },
  nesterov: { default: false },
} satisfies OptionTable<MomentumSGDOptions>;

/**
 * Gradient descent with momentum, as in DeZero: `v = momentum · v − lr · g`, `p += v`. With `nesterov` (Sutskever et
 * al. 2013) it has PyTorch's form: `buffer = momentum · buffer + g`, `p −= lr · (g + momentum · buffer)`.
 *
 * The two forms treat a changing lr differently. In DeZero's velocity v every gradient keeps the lr of its own
 * update; in PyTorch's form a new lr applies to past gradients, too. With a constant lr both forms of momentum are
 * equal.
 */
export class MomentumSGD extends Optimizer<"v" | "buffer", Omit<MomentumSGDOptions, "nesterov">> {
  static override get name(): string {
    return "MomentumSGD";
  }

  declare lr: number;
  declare momentum: number;
  declare readonly nesterov: boolean;

  constructor(options?: MomentumSGDOptions) {
    const { nesterov, ...changeable } = readOptions("MomentumSGD", momentumOptions, options);
    super([nesterov ? "buffer" : "v"]); // two names: v includes the lr, buffer does not
    guardAll(this, "MomentumSGD", momentumOptions, changeable);
    fixed(this, "MomentumSGD", "nesterov", nesterov);
  }

  protected override updateOne(p: NdArray, g: NdArray, { v, buffer }: Slots<"v" | "buffer">): void {
    if (this.nesterov) {
      mulInPlace(buffer, this.momentum);
      addInPlace(buffer, g);
      addScaled(p, add(g, mul(buffer, this.momentum)), -this.lr);
      return;
    }
    mulInPlace(v, this.momentum);
    addScaled(v, g, -this.lr);
    addInPlace(p, v);
  }
}
