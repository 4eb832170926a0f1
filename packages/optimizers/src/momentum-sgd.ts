import { add, checkOptions, mul, type NdArray } from "@dz/ndarray";
import { addInPlace, addScaled, mulInPlace } from "@dz/ndarray/memory";
import { Optimizer, type Slots } from "./optimizer.ts";
import { checked, fixed, guarded } from "./options.ts";

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
 * Gradient descent with momentum, in the form of DeZero: `v = momentum · v − lr · g`, `p += v`. With `nesterov` (Sutskever et
 * al. 2013) it has the form of PyTorch: `buffer = momentum · buffer + g`, `p −= lr · (g + momentum · buffer)`.
 *
 * The two treat a rate that changes differently. In the velocity v of DeZero every gradient keeps the rate that it came
 * with; in the form of PyTorch a new rate also applies to the gradients of before. While the rate stays, both forms of
 * momentum are the same.
 */
export class MomentumSGD extends Optimizer<"v" | "buffer"> {
  declare lr: number;
  declare momentum: number;
  declare readonly nesterov: boolean;

  constructor(options?: MomentumSGDOptions) {
    checkOptions(options, { lr: "any", momentum: "any", nesterov: "boolean" }, "MomentumSGD");
    const { lr = 0.01, momentum = 0.9, nesterov = false } = options ?? {};
    super([nesterov ? "buffer" : "v"]); // two names, because the rate is in one of them and not in the other
    guarded(this, "lr", lr, (value) => checked("MomentumSGD lr", value, 0));
    guarded(this, "momentum", momentum, (value) => checked("MomentumSGD momentum", value, 0, 1));
    fixed(this, "nesterov", nesterov, "MomentumSGD nesterov");
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
