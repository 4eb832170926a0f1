import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

class ReLU extends FunctionNode {
  static override get name(): string {
    return "ReLU";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray): NdArray {
    return nd.relu(x);
  }

  override backward(gy: Variable): Variable {
    return new ReLUGrad(this.output(0).data).apply(gy);
  }
}

/** Passes the gradient on where the result y of relu is positive; linear in it. */
class ReLUGrad extends FunctionNode {
  static override get name(): string {
    return "ReLUGrad";
  }

  private readonly y: NdArray;

  constructor(y: NdArray) {
    super();
    this.y = y;
  }

  override forward(gy: NdArray): NdArray {
    return nd.reluGrad(this.y, gy);
  }

  override backward(ggx: Variable): Variable {
    return new ReLUGrad(this.y).apply(ggx);
  }
}

/** `max(x, 0)`, element by element; the gradient at 0 is 0. NaN stays NaN, with gradient 0. */
export function relu(x: VariableLike): Variable {
  return new ReLU().apply(asVariable(x, "relu"));
}
