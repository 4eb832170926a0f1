import {
  type Attributes,
  asVariable,
  FunctionNode,
  type NdArray,
  reshape,
  sumTo,
  type Variable,
  type VariableLike,
} from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { clip } from "../math/clip.ts";

/** `slope` has a shape that broadcasts to that of x. */
class PReLU extends FunctionNode {
  static override get name(): string {
    return "PReLU";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x: NdArray, slope: NdArray): NdArray {
    return nd.where(nd.greater(x, 0), x, nd.mul(x, slope));
  }

  override backward(gy: Variable): (Variable | null)[] {
    const [x, slope] = [this.input(0), this.input(1)];
    const one = nd.scalar(1, { dtype: gy.dtype });
    const positive = nd.greater(x.data, 0);
    const derivative = slope.mul(nd.where(positive, 0, one)).add(nd.where(positive, one, 0));
    return [gy.mul(derivative), this.wants(1) ? sumTo(gy.mul(clip(x, -Infinity, 0)), slope.shape) : null];
  }
}

/**
 * `x` where it is positive, else `slope · x`, with a learned slope (He et al. 2015): a number, or [channels] for x
 * [batch, channels, ...]. The gradient at 0 is the slope.
 *
 * Throws {@link nd.ShapeError} for other shapes of the slope.
 */
export function prelu(x: VariableLike, slope: VariableLike): Variable {
  const from = asFloat(x, "prelu");
  const given = asFloat(asVariable(slope, "prelu", nd.floatOf(from.dtype)), "prelu");
  const channels = from.shape[1];
  if (given.size === 1 && given.ndim <= 1) return new PReLU().apply(from, reshape(given, []));
  if (given.ndim !== 1 || given.size !== channels) {
    const [own, expected] = [nd.formatShape(given.shape), channels === undefined ? "[1]" : `[1] or [${channels}]`];
    throw new nd.ShapeError(
      `prelu: the slope has shape ${own}, expected ${expected} for x ${nd.formatShape(from.shape)}`,
    );
  }
  const perChannel = from.shape.map((_, axis) => (axis === 1 ? channels : 1));
  return new PReLU().apply(from, reshape(given, perChannel));
}
