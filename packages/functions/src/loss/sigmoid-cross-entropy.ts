import { type Attributes, FunctionNode, type NdArray, sumTo, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { sigmoid } from "../activation/sigmoid.ts";
import { asFloat } from "../as-float.ts";
import { type BatchMeanOptions, batchMeanOptions, divisorOf, type Reduction } from "./reduction.ts";
import { targetLike } from "./target-like.ts";

class SigmoidCrossEntropy extends FunctionNode {
  static override get name(): string {
    return "SigmoidCrossEntropy";
  }

  private readonly reduction: Reduction;

  constructor(reduction: Reduction) {
    super();
    this.reduction = reduction;
  }

  override attributes(): Attributes {
    return { reduction: this.reduction };
  }

  override forward(x: NdArray, t: NdArray): NdArray {
    // −t log σ(x) − (1−t) log(1 − σ(x)) in a form that neither overflows nor takes the logarithm of 0, and that loses
    // no digits, as max(x, 0) − x t would.
    const smooth = nd.map(x, (value) => nd.math.log1p(nd.math.exp(-Math.abs(value))));
    const linear = nd.add(nd.mul(nd.relu(x), nd.sub(1, t)), nd.mul(nd.relu(nd.neg(x)), t));
    const losses = nd.add(linear, smooth);
    return this.reduction === "none" ? losses : nd.div(nd.sum(losses), divisorOf(x.dims, this.reduction));
  }

  override backward(gy: Variable): (Variable | null)[] {
    const [x, t] = [this.input(0), this.input(1)];
    const g = gy.div(divisorOf(x.shape, this.reduction));
    return [this.wants(0) ? sigmoid(x).sub(t).mul(g) : null, this.wants(1) ? sumTo(x.neg().mul(g), t.shape) : null];
  }
}

/**
 * `Σ −t log σ(x) − (1 − t) log(1 − σ(x))`, divided by the length of the first axis (reduction `"batchMean"`, the
 * default): x are scores (not probabilities), t are targets from 0 to 1. With `"mean"` it is PyTorch's
 * `binary_cross_entropy_with_logits`.
 *
 * t has the shape of x, or one with as many elements and another number of axes; a number is the target of every score.
 * Throws {@link nd.ShapeError} for other shapes, and for a scalar x.
 */
export function sigmoidCrossEntropy(x: VariableLike, t: VariableLike, options?: BatchMeanOptions): Variable {
  const { reduction } = nd.readOptions("sigmoidCrossEntropy", batchMeanOptions, options);
  const from = asFloat(x, "sigmoidCrossEntropy");
  return new SigmoidCrossEntropy(reduction).apply(from, targetLike(from, t, "sigmoidCrossEntropy"));
}
