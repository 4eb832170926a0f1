import { add, checkOptions, div, mul, type NdArray, sqrt } from "@dz/ndarray";
import { addInPlace, addScaled, mulInPlace } from "@dz/ndarray/memory";
import { Optimizer, type Slots } from "./optimizer.ts";
import { checked, guarded } from "./options.ts";

/** How {@link AdaDelta} steps. */
export interface AdaDeltaOptions {
  /** How much of the averages is kept, 0.95 unless said otherwise. */
  readonly rho?: number;
  /** Keeps the divisor from 0, 1e-6 unless said otherwise. */
  readonly eps?: number;
}

/**
 * AdaDelta (Zeiler 2012), which needs no learning rate: `msg = rho · msg + (1 − rho) · g²`,
 * `dx = √((msdx + eps) / (msg + eps)) · g`, `msdx = rho · msdx + (1 − rho) · dx²`, `p −= dx`.
 */
export class AdaDelta extends Optimizer<"msg" | "msdx"> {
  declare readonly rho: number;
  declare readonly eps: number;

  constructor(options?: AdaDeltaOptions) {
    super(["msg", "msdx"]);
    checkOptions(options, { rho: "any", eps: "any" }, "AdaDelta");
    const { rho = 0.95, eps = 1e-6 } = options ?? {};
    guarded(this, "rho", rho, (value) => checked("AdaDelta rho", value, 0, 1, true));
    guarded(this, "eps", eps, (value) => checked("AdaDelta eps", value, 0));
  }

  protected override updateOne(p: NdArray, g: NdArray, { msg, msdx }: Slots<"msg" | "msdx">): void {
    const { rho, eps } = this;
    mulInPlace(msg, rho);
    addInPlace(msg, mul(mul(g, 1 - rho), g));
    const dx = mul(sqrt(div(add(msdx, eps), add(msg, eps))), g);
    mulInPlace(msdx, rho);
    addInPlace(msdx, mul(mul(dx, 1 - rho), dx));
    addScaled(p, dx, -1);
  }
}
