import * as nd from "@dz/ndarray";
import { asVariable, dtypeBeside, type VariableLike } from "../as-variable.ts";
import { FunctionNode } from "../function-node.ts";
import type { Gradients } from "../gradients.ts";
import type { Variable } from "../variable.ts";
import { log } from "./log.ts";
import { mul } from "./mul.ts";
import { sumTo } from "./sum-to.ts";

/** A power with a plain number as the exponent. */
class Pow extends FunctionNode {
  private readonly c: number;

  constructor(c: number) {
    super();
    this.c = c;
  }

  override forward(x: nd.NdArray): nd.NdArray {
    return nd.pow(x, this.c);
  }

  override backward(gy: Variable): Variable {
    const { c } = this;
    if (c === 0) return gy.mul(0); // also where 0 · x⁻¹ is no number
    return this.input(0)
      .pow(c - 1)
      .mul(c)
      .mul(gy); // dy/dx = c · xᶜ⁻¹
  }

  override backwardArrays(gradients: Gradients, gy: nd.NdArray): void {
    const { c } = this;
    const slope = c === 0 ? 0 : nd.mul(nd.pow(this.input(0).data, c - 1), c);
    gradients.add(0, nd.mul(gy, slope));
  }
}

/** A power with an exponent that has a gradient. */
class PowVariable extends FunctionNode {
  override forward(x: nd.NdArray, c: nd.NdArray): nd.NdArray {
    return nd.pow(x, c);
  }

  override backward(gy: Variable): Variable[] {
    const [x, c] = [this.input(0), this.input(1)];
    const gx = x.pow(c.sub(1)).mul(c).mul(gy); // dy/dx = c · xᶜ⁻¹
    const gc = mul(this.output(0).mul(log(x)), gy); // dy/dc = xᶜ · ln x
    return [sumTo(gx, x.shape), sumTo(gc, c.shape)];
  }
}

/** `xᶜ`, element by element. The gradient of c exists where x is positive. Shapes broadcast. */
export function pow(x: VariableLike, c: VariableLike): Variable {
  if (typeof c === "number") return new Pow(c).apply(asVariable(x, "pow"));
  return new PowVariable().apply(asVariable(x, "pow", dtypeBeside(c)), asVariable(c, "pow", dtypeBeside(x)));
}
