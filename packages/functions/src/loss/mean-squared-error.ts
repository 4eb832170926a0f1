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
import { asFloat } from "../as-float.ts";
import { square } from "../math/square.ts";
import { checkLossShapes } from "./loss-shapes.ts";
import { type BatchMeanOptions, batchMeanOptions, divisorOf, type Reduction } from "./reduction.ts";

class MeanSquaredError extends FunctionNode implements ArrayBackward {
  static override get name(): string {
    return "MeanSquaredError";
  }

  private difference: NdArray | null = null;
  private readonly reduction: Reduction;

  constructor(reduction: Reduction) {
    super();
    this.reduction = reduction;
  }

  override attributes(): Attributes {
    return { reduction: this.reduction };
  }

  override forward(x0: NdArray, x1: NdArray): NdArray {
    const { difference, sum } = nd.squaredDistance(x0, x1);
    this.difference = difference;
    return nd.scalar(sum / divisorOf(difference.dims, this.reduction), { dtype: nd.floatOf(difference.dtype) });
  }

  override backward(gy: Variable): Variable[] {
    const [x0, x1] = [this.input(0), this.input(1)];
    const difference = x0.sub(x1);
    const gx = difference.mul(gy.mul(2 / divisorOf(difference.shape, this.reduction))); // d(d²/n)/dd = 2d/n
    return [sumTo(gx, x0.shape), sumTo(gx.neg(), x1.shape)];
  }

  backwardArrays(sink: GradientSink, gy: NdArray): void {
    const difference = this.difference as NdArray;
    const gx = nd.mul(difference, gy.item() * (2 / divisorOf(difference.dims, this.reduction)));
    sink.addSum(0, gx);
    if (sink.wants(1)) sink.addSum(1, nd.neg(gx));
  }
}

/**
 * `Σ (x0 − x1)² / n`, with n the length of the first axis of the difference: as in DeZero, the mean over a batch of the
 * sums over each row (reduction `"batchMean"`, the default). With `"mean"` n is the number of all elements, as in
 * PyTorch; `"none"` gives the squares, in the shape to which x0 and x1 broadcast.
 *
 * Integers become float64. Shapes broadcast, as (1, 1) and (1,) in the book. Where that repeats both, as [n, 1] and [n]
 * to [n, n], a warning is printed once, see `config.lossBroadcast`. Throws {@link nd.ShapeError} if the shapes do not
 * broadcast, and for two scalars, which have no first axis for `"batchMean"`.
 */
export function meanSquaredError(x0: VariableLike, x1: VariableLike, options?: BatchMeanOptions): Variable {
  const { reduction } = nd.readOptions("meanSquaredError", batchMeanOptions, options);
  const from = asFloat(x0, "meanSquaredError");
  const target = asVariable(x1, "meanSquaredError", from.dtype);
  checkLossShapes(from.data.dims, target.data.dims, "meanSquaredError");
  if (reduction === "none") return square(from.sub(target));
  if (reduction === "batchMean" && from.ndim === 0 && target.ndim === 0) {
    throw new nd.ShapeError("meanSquaredError: shapes [] and [] have no axis to take the mean over");
  }
  const fn = new MeanSquaredError(reduction);
  const loss = fn.forward(from.data, target.data);
  return unrecordedResult(loss) ?? fn.connect([from, target], loss);
}
