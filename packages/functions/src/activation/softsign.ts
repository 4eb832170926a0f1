import { FunctionNode, type Gradients, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { abs } from "../math/abs.ts";

class Softsign extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return nd.div(x, nd.add(nd.abs(x), 1));
  }

  override backward(gy: Variable): Variable {
    return gy.div(abs(this.input(0)).add(1).pow(2)); // dy/dx = 1 / (1 + |x|)²
  }

  override backwardArrays(gradients: Gradients, gy: NdArray): void {
    gradients.add(0, nd.div(gy, nd.pow(nd.add(nd.abs(this.input(0).data), 1), 2)));
  }
}

/** A sigmoid that approaches its limits slowly, element by element: `x / (1 + |x|)`. */
export function softsign(x: VariableLike): Variable {
  return new Softsign().apply(asFloat(x, "softsign"));
}
