import { asVariable, FunctionNode, type NdArray, sumTo, type Variable, type VariableLike } from "@dz/core";
import { type ArrayBackward, type GradientSink, unrecordedResult } from "@dz/core/engine";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { checkLossShapes } from "./loss-shapes.ts";

class MeanSquaredError extends FunctionNode implements ArrayBackward {
  static override readonly name = "MeanSquaredError";

  private difference: NdArray | null = null;

  override forward(x0: NdArray, x1: NdArray): NdArray {
    const { difference, sum } = nd.squaredDistance(x0, x1);
    this.difference = difference;
    return nd.scalar(sum / difference.length, nd.floatOf(difference.dtype));
  }

  override backward(gy: Variable): Variable[] {
    const [x0, x1] = [this.input(0), this.input(1)];
    const difference = x0.sub(x1);
    const gx = difference.mul(gy.mul(2 / difference.length)); // d(d²/n)/dd = 2d/n
    return [sumTo(gx, x0.shape), sumTo(gx.neg(), x1.shape)];
  }

  backwardArrays(sink: GradientSink, gy: NdArray): void {
    const difference = this.difference as NdArray;
    const gx = nd.mul(difference, gy.item() * (2 / difference.length));
    sink.addSum(0, gx);
    if (sink.wants(1)) sink.addSum(1, nd.neg(gx));
  }
}

/**
 * `Σ (x0 − x1)² / n`, with n the length of the first axis of the difference: as in DeZero, the mean over a batch of the
 * sums over each row.
 *
 * Integers become float64. Shapes broadcast, as (1, 1) and (1,) in the book. Where that repeats both, as [n, 1] and [n]
 * to [n, n], a warning is printed once, see `config.lossBroadcast`. Throws {@link nd.ShapeError} if the shapes do not
 * broadcast, and for two scalars, which have no first axis.
 */
export function meanSquaredError(x0: VariableLike, x1: VariableLike): Variable {
  const from = asFloat(x0, "meanSquaredError");
  const target = asVariable(x1, "meanSquaredError", from.dtype);
  checkLossShapes(from.data.dims, target.data.dims, "meanSquaredError");
  if (from.ndim === 0 && target.ndim === 0) {
    throw new nd.ShapeError("meanSquaredError: shapes [] and [] have no axis to take the mean over");
  }
  const fn = new MeanSquaredError();
  const loss = fn.forward(from.data, target.data);
  return unrecordedResult(loss) ?? fn.connect([from, target], loss);
}
