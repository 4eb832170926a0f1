import { add, div, mul, type NdArray, type OptionTable, readOptions, sqrt } from "@dz/ndarray";
import { addInPlace, addScaled, mulInPlace } from "@dz/ndarray/memory";
import { Optimizer, type Slots } from "./optimizer.ts";
import { guardAll, rhoNames } from "./options.ts";

/** Options of {@link AdaDelta}. */
export interface AdaDeltaOptions {
  /** The decay rate of both averages, in [0, 1) (default 0.95). */
  readonly rho?: number;
  /** Added under both roots, to avoid a division by zero (default 1e-6). */
  readonly eps?: number;
}

const adaDeltaOptions = {
  rho: { default: 0.95, from: 0, below: 1, synonyms: rhoNames },
  eps: { default: 1e-6, from: 0 },
} satisfies OptionTable<AdaDeltaOptions>;

/**
 * AdaDelta (Zeiler 2012), which has no learning rate: `msg = rho · msg + (1 − rho) · g²`, `dx = √((msdx + eps) / (msg +
 * eps)) · g`, `msdx = rho · msdx + (1 − rho) · dx²`, `p −= dx`.
 */
export class AdaDelta extends Optimizer<"msg" | "msdx"> {
  declare readonly rho: number;
  declare readonly eps: number;

  constructor(options?: AdaDeltaOptions) {
    super(["msg", "msdx"]);
    guardAll(this, "AdaDelta", adaDeltaOptions, readOptions("AdaDelta", adaDeltaOptions, options));
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
