import type { NdArray } from "@dz/ndarray";
import { checkOptions } from "@dz/ndarray";
import { addInPlace, addScaled, mulInPlace } from "@dz/ndarray/memory";
import { Optimizer, type Slots } from "./optimizer.ts";
import { checked } from "./options.ts";

/** How {@link MomentumSGD} steps. */
export interface MomentumSGDOptions {
  /** The learning rate, 0.01 unless said otherwise. */
  readonly lr?: number;
  /** How much of the last step is kept, 0.9 unless said otherwise. */
  readonly momentum?: number;
  /** Look ahead by one step (Nesterov, in the form of PyTorch); false unless said otherwise. */
  readonly nesterov?: boolean;
}

/**
 * Gradient descent with momentum: `v = momentum · v − lr · g`, `p += v`; with `nesterov`
 * `p += momentum · v − lr · g` (Sutskever et al. 2013).
 */
export class MomentumSGD extends Optimizer<"v"> {
  lr: number;
  momentum: number;
  readonly nesterov: boolean;

  constructor(options?: MomentumSGDOptions) {
    super(["v"]);
    checkOptions(options, { lr: "any", momentum: "any", nesterov: "boolean" }, "MomentumSGD");
    const { lr = 0.01, momentum = 0.9, nesterov = false } = options ?? {};
    this.lr = checked("MomentumSGD lr", lr, 0);
    this.momentum = checked("MomentumSGD momentum", momentum, 0, 1);
    this.nesterov = nesterov;
  }

  protected override updateOne(p: NdArray, g: NdArray, { v }: Slots<"v">): void {
    mulInPlace(v, this.momentum);
    addScaled(v, g, -this.lr);
    if (this.nesterov) {
      addScaled(p, v, this.momentum);
      addScaled(p, g, -this.lr);
    } else addInPlace(p, v);
  }
}
