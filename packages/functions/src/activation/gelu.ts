import { type Attributes, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { clip } from "../math/clip.ts";
import { exp } from "../math/exp.ts";
import { erfc } from "./erfc.ts";
import { sigmoid } from "./sigmoid.ts";

/** Options of {@link gelu}. */
export interface GeluOptions {
  /** `"none"`, exactly as in PyTorch, or `"tanh"` (default `"none"`). */
  readonly approximate?: "none" | "tanh";
}

const geluOptions = {
  approximate: { default: "none", words: ["none", "tanh"] },
} satisfies nd.OptionTable<GeluOptions>;

const DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

/** The distribution function of the standard normal distribution: `Φ(x) = erfc(−x/√2) / 2`. */
class NormalCdf extends FunctionNode {
  static override get name(): string {
    return "NormalCdf";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.map(x, (value) => erfc(-value * Math.SQRT1_2) / 2);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(exp(this.input(0).pow(2).mul(-0.5)).mul(DENSITY_AT_0)); // Φ' = e^(−x²/2) / √(2π)
  }
}

/**
 * The Gaussian error linear unit (Hendrycks and Gimpel 2016), element by element: `x Φ(x)`, with Φ the distribution
 * function of the standard normal distribution. With `approximate: "tanh"` it is
 * `x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2`, which differs by less than 5e-4.
 *
 * Throws {@link nd.ValueError} for another `approximate`.
 */
export function gelu(x: VariableLike, options?: GeluOptions): Variable {
  const { approximate } = nd.readOptions("gelu", geluOptions, options);
  const from = asFloat(x, "gelu");
  if (approximate === "none") return from.mul(new NormalCdf().apply(from));
  // (1 + tanh u) / 2 = σ(2u), which keeps its precision near 0. Beyond ±30 it is 0 or 1, and x² may overflow.
  const near = clip(from, -30, 30);
  return from.mul(sigmoid(near.mul(near.pow(2).mul(0.044715).add(1)).mul(2 * Math.sqrt(2 / Math.PI))));
}
