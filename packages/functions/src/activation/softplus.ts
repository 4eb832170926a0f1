import { asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { sigmoid } from "./sigmoid.ts";

class Softplus extends FunctionNode {
  private readonly beta: number;

  constructor(beta: number) {
    super();
    this.beta = beta;
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

/**
 * A smooth `max(x, 0)`, element by element: `ln(1 + e^(beta x)) / beta`, accurate for every x.
 *
 * Throws {@link nd.ValueError} unless beta is a positive number.
 */
export function softplus(x: VariableLike, options?: { beta?: number }): Variable {
  nd.checkOptions(options, { beta: "number" }, "softplus");
  const { beta = 1 } = options ?? {};
  const from = asVariable(x, "softplus");
  if (!(beta > 0 && beta < Infinity)) throw new nd.ValueError(`softplus: beta is ${beta}, expected a number above 0`);
  return new Softplus(beta).apply(from);
}
