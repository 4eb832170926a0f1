import { asVariable, FunctionNode, type NdArray, reshape, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

class Norm extends FunctionNode {
  private readonly axes: readonly number[];
  private readonly keepdims: boolean;

  constructor(axes: readonly number[], keepdims: boolean) {
    super();
    this.axes = axes;
    this.keepdims = keepdims;
  }

  override forward(x: NdArray): NdArray {
    return nd.sqrt(nd.sum(nd.mul(x, x), { axis: this.axes, keepdims: this.keepdims }));
  }

  override backward(gy: Variable): Variable {
    const [x, y] = [this.input(0), this.output(0)];
    const kept = nd.reducedShape(x.shape, this.axes, true);
    // dy/dx = x / y. Where y is 0 all x are, too: divided by 1, they give the gradient 0.
    const divisor = y.add(nd.astype(nd.equal(y.data, 0), y.dtype));
    return x.mul(reshape(gy.div(divisor), kept));
  }
}

/**
 * The Euclidean norm `√(Σ x²)` along axes, of all elements unless said otherwise. The gradient of a norm that is 0 is 0.
 *
 * Throws {@link nd.AxisError} for an axis that is out of range or given twice.
 */
export function norm(x: VariableLike, options?: nd.ReduceOptions): Variable {
  nd.checkOptions(options, { axis: "any", keepdims: "boolean" }, "norm");
  const { axis, keepdims = false } = options ?? {};
  const from = asVariable(x, "norm");
  return new Norm(nd.normalizeAxes(axis, from.shape, "norm"), keepdims).apply(from);
}
