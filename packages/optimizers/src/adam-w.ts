import { add, checkOptions, div, math, mul, type NdArray, sqrt } from "@dz/ndarray";
import { addInPlace, addScaled, mulInPlace } from "@dz/ndarray/memory";
import { Optimizer, type Slots } from "./optimizer.ts";
import { checked, guarded } from "./options.ts";

/** How {@link AdamW} steps. */
export interface AdamWOptions {
  /** The learning rate, 0.001 unless said otherwise. */
  readonly lr?: number;
  /** How much of the mean of the gradients is kept, 0.9 unless said otherwise. */
  readonly beta1?: number;
  /** How much of the mean of their squares is kept, 0.999 unless said otherwise. */
  readonly beta2?: number;
  /** Keeps the divisor from 0, 1e-8 unless said otherwise. */
  readonly eps?: number;
  /** How much of a parameter a step of lr 1 takes away, 0.01 unless said otherwise. */
  readonly weightDecay?: number;
}

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019), in the form of PyTorch: `p −= lr · weightDecay · p`,
 * `m = beta1 · m + (1 − beta1) · g`, `v = beta2 · v + (1 − beta2) · g²`,
 * `p −= lr / (1 − beta1ᵗ) · m / (√v / √(1 − beta2ᵗ) + eps)` at update t of this parameter: one that gets its first gradient
 * late begins at t = 1, unlike in {@link Adam}.
 */
export class AdamW extends Optimizer<"m" | "v"> {
  declare lr: number;
  declare readonly beta1: number;
  declare readonly beta2: number;
  declare readonly eps: number;
  declare readonly weightDecay: number;

  constructor(options?: AdamWOptions) {
    super(["m", "v"], { counts: true });
    checkOptions(options, { lr: "any", beta1: "any", beta2: "any", eps: "any", weightDecay: "any" }, "AdamW");
    const { lr = 0.001, beta1 = 0.9, beta2 = 0.999, eps = 1e-8, weightDecay = 0.01 } = options ?? {};
    guarded(this, "lr", lr, (value) => checked("AdamW lr", value, 0));
    guarded(this, "beta1", beta1, (value) => checked("AdamW beta1", value, 0, 1, true));
    guarded(this, "beta2", beta2, (value) => checked("AdamW beta2", value, 0, 1, true));
    guarded(this, "eps", eps, (value) => checked("AdamW eps", value, 0));
    guarded(this, "weightDecay", weightDecay, (value) => checked("AdamW weightDecay", value, 0));
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
