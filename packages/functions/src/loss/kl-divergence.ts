import { type Attributes, FunctionNode, log, type NdArray, type Variable, type VariableLike, where } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { equal } from "../math/comparisons.ts";
import { type BatchMeanOptions, batchMeanOptions, reduced } from "./reduction.ts";
import { targetLike } from "./target-like.ts";

/** `p ln p`, which is 0 where p is 0. */
class PLogP extends FunctionNode {
  static override get name(): string {
    return "PLogP";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(p: NdArray): NdArray {
    return nd.where(nd.equal(p, 0), 0, nd.mul(p, nd.log(p)));
  }

  override backward(gy: Variable): Variable {
    return gy.mul(log(this.input(0)).add(1));
  }
}

/**
 * The Kullback-Leibler divergence (1951) of a distribution q from another one, p: `Σ p (ln p − ln q)`. As in PyTorch,
 * the first argument is ln q, the result of `logSoftmax`, and the second p itself. A class with p = 0 contributes 0,
 * also where ln q is −∞.
 *
 * The reduction (default `"batchMean"`, not PyTorch's default) divides by the length of the first axis: for
 * distributions [batch, classes] it is the mean over the batch. Shapes are those of `l1Loss`. Throws
 * {@link nd.ShapeError} for others.
 */
export function klDivergence(logQ: VariableLike, p: VariableLike, options?: BatchMeanOptions): Variable {
  const { reduction } = nd.readOptions("klDivergence", batchMeanOptions, options);
  const from = asFloat(logQ, "klDivergence");
  const target = targetLike(from, p, "klDivergence");
  const known = where(equal(target, 0), 0, from); // 0 · −∞ would be NaN
  return reduced(new PLogP().apply(target).sub(target.mul(known)), reduction);
}
