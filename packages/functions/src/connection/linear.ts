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

class Linear extends FunctionNode {
  override forward(x: NdArray, W: NdArray, b?: NdArray): NdArray {
    if (b === undefined || b.ndim === 1) return nd.linear(x, W, b ?? null);
    const y = nd.linear(x, W, null);
    if (nd.sameShape(nd.broadcastShapes(y.shape, b.shape, "linear"), y.shape)) return nd.add(y, b);
    throw new nd.ShapeError(`linear: b of shape ${nd.formatShape(b.shape)} does not fit ${nd.formatShape(y.shape)}`);
  }

  override backward(gy: Variable): Variable[] {
    const [x, W, b] = this.inputs as [Variable, Variable, Variable?];
    const gxW = [gy.matmul(W.T), x.T.matmul(gy)];
    return b === undefined ? gxW : [...gxW, sumTo(gy, b.shape)];
  }

  override backwardArrays(gradients: Gradients, gy: NdArray): void {
    const [x, W, b] = this.inputs as [Variable, Variable, Variable?];
    if (gradients.wants(0)) gradients.add(0, nd.timesTransposed(gy, W.data));
    gradients.addOuter(1, x.data, gy);
    if (b !== undefined && gradients.wants(2)) gradients.add(2, nd.sumTo(gy, b.shape));
  }
}

/**
 * `y = x W + b`, with x [batch, in], W [in, out] and, if there is one, b [out], which is added to each row.
 *
 * Throws {@link nd.ShapeError} unless x and W are matrices that fit each other and b fits the rows.
 */
export function linear(x: VariableLike, W: VariableLike, b: VariableLike | null = null): Variable {
  const [from, weights] = [asVariable(x, "linear"), asVariable(W, "linear")];
  if (b === null) return new Linear().apply(from, weights);
  return new Linear().apply(from, weights, asVariable(b, "linear", weights.dtype));
}
