import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { sigmoid } from "./sigmoid.ts";

class Softplus extends FunctionNode {
  static override get name(): string {
    return "Softplus";
  }

  private readonly beta: number;

  constructor(beta: number) {
    super();
    this.beta = beta;
  }

  override attributes(): Attributes {
    return { beta: this.beta };
  }

  override forward(x: NdArray): NdArray {
    const { beta } = this;
    // log1p(eᵛ) = max(v, 0) + log1p(e^(−|v|)) does not overflow, and keeps its digits where the result is tiny.
    return nd.map(x, (value) => Math.max(value, 0) + nd.math.log1p(nd.math.exp(-Math.abs(beta * value))) / beta);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(sigmoid(this.input(0).mul(this.beta)));
  }
}

/** Options of {@link softplus}. */
export interface SoftplusOptions {
  /** The sharpness of the bend: a number above 0 (default 1). */
  readonly beta?: number;
}

const softplusOptions = { beta: { default: 1, above: 0 } } satisfies nd.OptionTable<SoftplusOptions>;

/**
 * A smooth `max(x, 0)`, element by element: `ln(1 + e^(beta x)) / beta`, accurate for every x.
 *
 * Throws {@link nd.ValueError} unless beta is a positive number.
 */
export function softplus(x: VariableLike, options?: SoftplusOptions): Variable {
  const { beta } = nd.readOptions("softplus", softplusOptions, options);
  return new Softplus(beta).apply(asVariable(x, "softplus"));
}
