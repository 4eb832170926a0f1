import { add, checkOptions, div, mul, type NdArray, sqrt, sub } from "@dz/ndarray";
import { addInPlace, addScaled, mulInPlace } from "@dz/ndarray/memory";
import { Optimizer, type Slots } from "./optimizer.ts";
import { checked } from "./options.ts";

/** How {@link RMSprop} steps. */
export interface RMSpropOptions {
  /** The learning rate, 0.01 unless said otherwise. */
  readonly lr?: number;
  /** How much of the averages is kept (PyTorch's alpha), 0.99 unless said otherwise. */
  readonly rho?: number;
  /** Keeps the divisor from 0, 1e-8 unless said otherwise. */
  readonly eps?: number;
  /** How much of the last step is kept, 0 unless said otherwise. */
  readonly momentum?: number;
  /** Divide by the standard deviation of the gradients instead of their size; false unless said otherwise. */
  readonly centered?: boolean;
}

/**
 * RMSprop (Tieleman and Hinton 2012; centered: Graves 2013), in the form of PyTorch: `ms = rho · ms + (1 − rho) · g²`,
 * `mean = rho · mean + (1 − rho) · g`, `d = g / (√(ms − mean²) + eps)` (without mean unless centered),
 * `v = momentum · v + d`, `p −= lr · v`.
 */
export class RMSprop extends Optimizer<"ms" | "mean" | "v"> {
  lr: number;
  readonly rho: number;
  readonly eps: number;
  readonly momentum: number;
  readonly centered: boolean;

  constructor(options?: RMSpropOptions) {
    super(["ms", "mean", "v"]);
    checkOptions(options, { lr: "any", rho: "any", eps: "any", momentum: "any", centered: "boolean" }, "RMSprop");
    const { lr = 0.01, rho = 0.99, eps = 1e-8, momentum = 0, centered = false } = options ?? {};
    this.lr = checked("RMSprop lr", lr, 0);
    this.rho = checked("RMSprop rho", rho, 0, 1, true);
    this.eps = checked("RMSprop eps", eps, 0);
    this.momentum = checked("RMSprop momentum", momentum, 0, 1);
    this.centered = centered;
  }

  protected override updateOne(p: NdArray, g: NdArray, { ms, mean, v }: Slots<"ms" | "mean" | "v">): void {
    const { lr, rho, eps, momentum } = this;
    mulInPlace(ms, rho);
    addInPlace(ms, mul(mul(g, 1 - rho), g));
    let variance: NdArray = ms;
    if (this.centered) {
      mulInPlace(mean, rho);
      addScaled(mean, g, 1 - rho);
      variance = sub(ms, mul(mean, mean));
    }
    const d = div(g, add(sqrt(variance), eps));
    if (momentum === 0) addScaled(p, d, -lr);
    else {
      mulInPlace(v, momentum);
      addInPlace(v, d);
      addScaled(p, v, -lr);
    }
  }
}
