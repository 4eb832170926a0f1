import { type Attributes, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { abs } from "../math/abs.ts";

/** Beyond this the result is ±1 in both dtypes. */
const FAR = 1e30;

class Softsign extends FunctionNode {
  static override get name(): string {
    return "Softsign";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    const near = nd.clip(x, -FAR, FAR); // else the limits would be Infinity / Infinity
    return nd.div(near, nd.add(nd.abs(near), 1));
  }

  override backward(gy: Variable): Variable {
    const divisor = abs(this.input(0)).add(1);
    return gy.div(divisor).div(divisor); // dy/dx = 1 / (1 + |x|)², without the square, which may overflow
  }
}

/** A sigmoid that approaches its limits slowly, element by element: `x / (1 + |x|)`. */
export function softsign(x: VariableLike): Variable {
  return new Softsign().apply(asFloat(x, "softsign"));
}
