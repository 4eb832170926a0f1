import {
  type Attributes,
  asVariable,
  FunctionNode,
  type NdArray,
  sumTo,
  type Variable,
  type VariableLike,
} from "@dz/core";
import { type ArrayBackward, type GradientSink, unrecordedResult } from "@dz/core/engine";
import * as nd from "@dz/ndarray";

class RnnCell extends FunctionNode implements ArrayBackward {
  static override get name(): string {
    return "RnnCell";
  }

  private readonly hasState: boolean;

  constructor(hasState: boolean) {
    super();
    this.hasState = hasState;
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray, Wx: NdArray, b: NdArray, h?: NdArray, Wh?: NdArray): NdArray {
    return h === undefined ? nd.tanh(nd.linear(x, Wx, b)) : nd.rnnCell(x, h, Wx, Wh as NdArray, b);
  }

  override backward(gy: Variable): (Variable | null)[] {
    const [x, Wx, b, h, Wh] = this.inputs as [Variable, Variable, Variable, Variable, Variable];
    const g = gy.mul(this.output(0).pow(2).neg().add(1)); // d tanh(z)/dz = 1 − tanh²(z)
    const fromInput = [this.wants(0) ? g.matmul(Wx.T) : null, x.T.matmul(g), sumTo(g, b.shape)];
    return this.hasState ? [...fromInput, g.matmul(Wh.T), h.T.matmul(g)] : fromInput;
  }

  backwardArrays(sink: GradientSink, gy: NdArray): void {
    const g = nd.tanhGrad(sink.output(), gy);
    sink.addProduct(0, g, sink.input(1));
    sink.addOuter(1, sink.input(0), g);
    sink.addSum(2, g);
    if (!this.hasState) return;
    sink.addProduct(3, g, sink.input(4));
    sink.addOuter(4, sink.input(3), g);
  }
}

/**
 * One step of a recurrent network (Elman 1990), as one node: `h' = tanh(x Wx + b + h Wh)` with x [batch, in], h [batch,
 * hidden], Wx [in, hidden], Wh [hidden, hidden] and b [hidden]. In the first step h may be null; then the term with h
 * and Wh is absent.
 *
 * Throws {@link nd.ShapeError} for shapes that do not fit.
 */
export function rnnCell(
  x: VariableLike,
  h: VariableLike | null,
  Wx: VariableLike,
  Wh: VariableLike,
  b: VariableLike,
): Variable {
  const vx = asVariable(x, "rnnCell");
  const vWx = asVariable(Wx, "rnnCell");
  const vb = asVariable(b, "rnnCell");
  const cell = new RnnCell(h !== null);
  if (h === null) return cell.connect([vx, vWx, vb], cell.forward(vx.data, vWx.data, vb.data));
  const vh = asVariable(h, "rnnCell");
  const vWh = asVariable(Wh, "rnnCell");
  const next = cell.forward(vx.data, vWx.data, vb.data, vh.data, vWh.data);
  return unrecordedResult(next) ?? cell.connect([vx, vWx, vb, vh, vWh], next);
}
