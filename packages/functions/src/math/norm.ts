import { asVariable, FunctionNode, type NdArray, reshape, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { where } from "./where.ts";

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
    const infinite = nd.equal(y.data, Infinity);
    if (nd.sum(infinite).item() === 0) return x.mul(reshape(gy.div(divisor), kept));
    // Beside ∞ nothing else counts, and several of them are equally large: ±1 takes their place, and 0 that of the rest.
    const endless = nd.equal(nd.abs(x.data), Infinity);
    const signs = nd.where(endless, nd.sign(x.data), 0);
    const length = nd.sqrt(nd.maximum(nd.sum(endless, { axis: this.axes, keepdims: this.keepdims }), 1));
    return where(nd.reshape(infinite, kept), signs, x).mul(
      reshape(gy.div(where(infinite, nd.astype(length, y.dtype), divisor)), kept),
    );
  }
}

/**
 * The Euclidean norm `√(Σ x²)` along axes, of all elements unless said otherwise. The gradient of a norm that is 0 is 0;
 * that of an infinite one points to the infinite elements.
 *
 * Throws {@link nd.AxisError} for an axis that is out of range or given twice.
 */
export function norm(x: VariableLike, options?: nd.ReduceOptions): Variable {
  nd.checkOptions(options, { axis: "any", keepdims: "boolean" }, "norm");
  const { axis, keepdims = false } = options ?? {};
  const from = asVariable(x, "norm");
  return new Norm(nd.normalizeAxes(axis, from.shape, "norm"), keepdims).apply(from);
}
