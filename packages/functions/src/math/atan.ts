import { type Attributes, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";

class Atan extends FunctionNode {
  static override get name(): string {
    return "Atan";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.map(x, nd.math.atan);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(new AtanSlope().apply(this.input(0)));
  }
}

/** The derivative, `s = 1 / (1 + x²)`. Its derivative is `−2 x s²`, whose factors stay small where x² overflows. */
class AtanSlope extends FunctionNode {
  static override get name(): string {
    return "AtanSlope";
  }

  override forward(x: NdArray): NdArray {
    return nd.map(x, (value) => 1 / (1 + value * value));
  }

  override backward(gy: Variable): Variable {
    const s = this.output(0);
    return gy.mul(this.input(0).mul(s)).mul(s).mul(-2);
  }
}

/** The angle from −π/2 to π/2 with the tangent x, element by element. */
export function atan(x: VariableLike): Variable {
  return new Atan().apply(asFloat(x, "atan"));
}
