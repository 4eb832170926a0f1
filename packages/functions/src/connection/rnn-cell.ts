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
    const g = nd.tanhGrad(gradients.output(), gy);
    gradients.addProduct(0, g, gradients.input(2));
    gradients.addProduct(1, g, gradients.input(3));
    gradients.addOuter(2, gradients.input(0), g);
    gradients.addOuter(3, gradients.input(1), g);
    gradients.addSum(4, g);
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
  const vx = asVariable(x, "rnnCell");
  const vh = asVariable(h, "rnnCell");
  const vWx = asVariable(Wx, "rnnCell");
  const vWh = asVariable(Wh, "rnnCell");
  const vb = asVariable(b, "rnnCell");
  const cell = new RnnCell();
  return cell.connect([vx, vh, vWx, vWh, vb], cell.forward(vx.data, vh.data, vWx.data, vWh.data, vb.data));
}
