import { add, div, mul, type NdArray, type OptionTable, readOptions, sqrt } from "@dz/ndarray";
import { addInPlace, addScaled, mulInPlace } from "@dz/ndarray/memory";
import { Optimizer, type Slots } from "./optimizer.ts";
import { decayNames, guardAll } from "./options.ts";

/** Options of {@link AdaDelta}. */
export interface AdaDeltaOptions {
  /** The share of both old averages that is kept, in [0, 1) (default 0.95). */
  readonly decay?: number;
  /** Added under both roots, to avoid a division by zero (default 1e-6). */
  readonly eps?: number;
}

const adaDeltaOptions = {
  decay: { default: 0.95, from: 0, below: 1, synonyms: decayNames },
  eps: { default: 1e-6, from: 0 },
} satisfies OptionTable<AdaDeltaOptions>;

/**
 * AdaDelta (Zeiler 2012), which has no learning rate: `msg = decay · msg + (1 − decay) · g²`, `dx = √((msdx + eps) / (msg +
 * eps)) · g`, `msdx = decay · msdx + (1 − decay) · dx²`, `p −= dx`.
 */
export class AdaDelta extends Optimizer<"msg" | "msdx", AdaDeltaOptions> {
  static override get name(): string {
    return "AdaDelta";
  }

  declare readonly decay: number;
  declare readonly eps: number;

  constructor(options?: AdaDeltaOptions) {
    super(["msg", "msdx"]);
    guardAll(this, "AdaDelta", adaDeltaOptions, readOptions("AdaDelta", adaDeltaOptions, options));
  }

  protected override updateOne(p: NdArray, g: NdArray, { msg, msdx }: Slots<"msg" | "msdx">): void {
    const { decay, eps } = this;
    mulInPlace(msg, decay);
    addInPlace(msg, mul(mul(g, 1 - decay), g));
    const dx = mul(sqrt(div(add(msdx, eps), add(msg, eps))), g);
    mulInPlace(msdx, decay);
    addInPlace(msdx, mul(mul(dx, 1 - decay), dx));
    addScaled(p, dx, -1);
  }
}
