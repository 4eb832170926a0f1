import { type Attributes, FunctionNode, type NdArray, sub, sumTo, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { maximum } from "../math/maximum.ts";
import { type BatchMeanOptions, batchMeanOptions, reduced } from "./reduction.ts";
import { targetLike } from "./target-like.ts";

/** The least logarithm: a probability of 0 costs 100, not ∞. */
const LEAST = -100;

/** The least divisor of a gradient. */
const TINY = 1e-12;

/** The natural logarithm, at least −100, with the gradient `1 / max(p, 1e-12)` also where it is cut off. */
class BoundedLog extends FunctionNode {
  static override get name(): string {
    return "BoundedLog";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(p: NdArray): NdArray {
    return boundedLog(p);
  }

  override backward(gy: Variable): Variable {
    return gy.div(maximum(this.input(0), TINY));
  }
}

const boundedLog = (p: NdArray): NdArray => nd.maximum(nd.log(p), LEAST);

/** The loss of each element. */
class BinaryCrossEntropy extends FunctionNode {
  static override get name(): string {
    return "BinaryCrossEntropy";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(p: NdArray, t: NdArray): NdArray {
    const likelihood = nd.add(nd.mul(t, boundedLog(p)), nd.mul(nd.sub(1, t), boundedLog(nd.sub(1, p))));
    return nd.neg(likelihood);
  }

  override backward(gy: Variable): (Variable | null)[] {
    const [p, t] = [this.input(0), this.input(1)];
    const rest = sub(1, p);
    const gp = this.wants(0)
      ? p
          .sub(t)
          .div(maximum(p.mul(rest), TINY))
          .mul(gy)
      : null;
    if (!this.wants(1)) return [gp, null];
    const odds = new BoundedLog().apply(rest).sub(new BoundedLog().apply(p));
    return [gp, sumTo(odds.mul(gy), t.shape)];
  }
}

/**
 * `Σ −t log p − (1 − t) log(1 − p)`, divided by the length of the first axis (reduction `"batchMean"`, the default): p
 * are probabilities, t are targets from 0 to 1. With `"mean"` it is PyTorch's `binary_cross_entropy`.
 *
 * As in PyTorch, logarithms are at least −100, and the gradient is `(p − t) / max(p (1 − p), 1e-12)`: a probability of 0
 * or 1 that is wrong has a finite loss and a large gradient. DeZero clips p to [1e-15, 0.999] and gives the gradient 0
 * outside, so that the worst mistakes are never mended; `binaryCrossEntropy(clip(p, 1e-15, 0.999), t)` is its loss. For
 * scores, `sigmoidCrossEntropy` is exact.
 *
 * t has the shape of p, or one with as many elements and another number of axes; a number is the target of every
 * probability. Throws {@link nd.ShapeError} for other shapes, and for a scalar p, and {@link nd.ValueError} for a p
 * outside [0, 1].
 */
export function binaryCrossEntropy(p: VariableLike, t: VariableLike, options?: BatchMeanOptions): Variable {
  const { reduction } = nd.readOptions("binaryCrossEntropy", batchMeanOptions, options);
  const from = asFloat(p, "binaryCrossEntropy");
  const target = targetLike(from, t, "binaryCrossEntropy");
  const bad = from.data.toTypedArray().find((x) => x < 0 || x > 1); // NaN passes, and gives NaN
  if (bad !== undefined) {
    throw new nd.ValueError(
      `binaryCrossEntropy: a probability is ${bad}, expected a number from 0 to 1; for scores take sigmoidCrossEntropy`,
    );
  }
  return reduced(new BinaryCrossEntropy().apply(from, target), reduction);
}
