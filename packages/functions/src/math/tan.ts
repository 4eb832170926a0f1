import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

class Tan extends FunctionNode {
  static override get name(): string {
    return "Tan";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.map(x, nd.math.tan);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(this.output(0).pow(2).add(1)); // dy/dx = 1 + y²
  }
}

/** The tangent, element by element, of angles in radians. */
export function tan(x: VariableLike): Variable {
  return new Tan().apply(asVariable(x, "tan"));
}
