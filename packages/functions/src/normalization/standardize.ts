import { asVariable, FunctionNode, type Gradients, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { mean } from "../math/mean.ts";

/** How {@link standardize} works. */
export interface StandardizeOptions {
  /** The axes over which mean and variance are taken, all of them unless said otherwise. */
  readonly axis?: nd.Axis;
  /** Added to the variance, so that nothing is divided by 0; 1e-5 unless said otherwise. */
  readonly eps?: number;
}

class Standardize extends FunctionNode {
  private readonly over: { readonly axis: readonly number[]; readonly keepdims: true };
  private readonly eps: number;
  /** `1 / √(variance + eps)` */
  private inverse: NdArray | null = null;

  constructor(axes: readonly number[], eps: number) {
    super();
    this.over = { axis: axes, keepdims: true };
    this.eps = eps;
  }

  override forward(x: NdArray): NdArray {
    const centred = nd.sub(x, nd.mean(x, this.over));
    const variance = nd.mean(nd.mul(centred, centred), this.over);
    this.inverse = nd.div(1, nd.sqrt(nd.add(variance, this.eps)));
    return nd.mul(centred, this.inverse);
  }

  override backward(gy: Variable): Variable {
    const { over, eps } = this;
    const [x, y] = [this.input(0), this.output(0)];
    // The deviation once more, from the input, because second derivatives go through it.
    const inverse = mean(x.sub(mean(x, over)).pow(2), over)
      .add(eps)
      .pow(-0.5);
    return gy
      .sub(mean(gy, over))
      .sub(y.mul(mean(gy.mul(y), over)))
      .mul(inverse);
  }

  override backwardArrays(gradients: Gradients, gy: NdArray): void {
    const { over } = this;
    const y = this.output(0).data;
    const along = nd.mul(y, nd.mean(nd.mul(gy, y), over));
    gradients.add(0, nd.mul(nd.sub(nd.sub(gy, nd.mean(gy, over)), along), this.inverse as NdArray));
  }
}

/**
 * x shifted and scaled to mean 0 and variance 1 along axes: `(x − μ) / √(σ² + eps)`, with the biased variance σ². What
 * `layerNorm`, `groupNorm` and `instanceNorm` have in common.
 *
 * Throws {@link nd.AxisError} for an axis that is out of range or given twice.
 */
export function standardize(x: VariableLike, options?: StandardizeOptions): Variable {
  nd.checkOptions(options, { axis: "any", eps: "number" }, "standardize");
  const { axis, eps = 1e-5 } = options ?? {};
  const from = asVariable(x, "standardize");
  return new Standardize(nd.normalizeAxes(axis, from.shape, "standardize"), eps).apply(from);
}
