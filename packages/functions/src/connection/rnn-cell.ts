import {
  asVariable,
  FunctionNode,
  type Gradients,
  type NdArray,
  sumTo,
  type Variable,
  type VariableLike,
} from "@dz/core";
import * as nd from "@dz/ndarray";

class RnnCell extends FunctionNode {
  override forward(x: NdArray, h: NdArray, Wx: NdArray, Wh: NdArray, b: NdArray): NdArray {
    return nd.rnnCell(x, h, Wx, Wh, b);
  }

  override backward(gy: Variable): Variable[] {
    const [x, h, Wx, Wh, b] = this.inputs as [Variable, Variable, Variable, Variable, Variable];
    const g = gy.mul(this.output(0).pow(2).neg().add(1)); // d tanh(z)/dz = 1 − tanh²(z)
    return [g.matmul(Wx.T), g.matmul(Wh.T), x.T.matmul(g), h.T.matmul(g), sumTo(g, b.shape)];
  }

  override backwardArrays(gradients: Gradients, gy: NdArray): void {
    const [x, h, Wx, Wh, b] = this.inputs as [Variable, Variable, Variable, Variable, Variable];
    const g = nd.tanhGrad(this.output(0).data, gy);
    if (gradients.wants(0)) gradients.add(0, nd.timesTransposed(g, Wx.data));
    if (gradients.wants(1)) gradients.add(1, nd.timesTransposed(g, Wh.data));
    gradients.addOuter(2, x.data, g);
    gradients.addOuter(3, h.data, g);
    if (gradients.wants(4)) gradients.add(4, nd.sumTo(g, b.shape));
  }
}

/**
 * One step of a recurrent network (Elman 1990): `h' = tanh(x Wx + b + h Wh)` with x [batch, in], h [batch, hidden],
 * Wx [in, hidden], Wh [hidden, hidden] and b [hidden]. The same as its parts, as one node.
 *
 * Throws {@link nd.ShapeError} for shapes that do not fit.
 */
export function rnnCell(
  x: VariableLike,
  h: VariableLike,
  Wx: VariableLike,
  Wh: VariableLike,
  b: VariableLike,
): Variable {
  return new RnnCell().apply(...[x, h, Wx, Wh, b].map((input) => asVariable(input, "rnnCell")));
}
