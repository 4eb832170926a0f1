/**
 * Means and deviations accurate enough for a division by √eps with a small eps. The rounded mean of equal float32
 * numbers is not exactly that number; the difference would be a large part of √eps.
 *
 * @module
 */
import { type Attributes, broadcastTo, FunctionNode, type NdArray, type Variable } from "@dz/core";
import * as nd from "@dz/ndarray";
import { mulOver, subOver } from "@dz/ndarray/memory";

/** Axes that are reduced and kept with length 1. */
export interface Over {
  readonly axis: readonly number[];
  readonly keepdims: true;
}

/** An array minus its mean. */
export interface Centred {
  /** The mean, rounded. */
  readonly mean: NdArray;
  /** What `mean` lacks: the true mean is close to `mean + rest`. */
  readonly rest: NdArray;
  /** `x − mean − rest` */
  readonly centred: NdArray;
}

/**
 * @internal Subtracts the mean, then the mean of the remainder. Elements that are all equal become exactly 0: what the
 * first subtraction leaves of each is a few units in its last place, and their sum has no rounding.
 */
export function centre(x: NdArray, over: Over): Centred {
  const mean = nd.mean(x, over);
  const apart = nd.sub(x, mean);
  const rest = nd.mean(apart, over);
  return { mean, rest, centred: subOver(apart, rest) };
}

/** @internal {@link centre} as a function of the graph. It is its own gradient. */
export class Centre extends FunctionNode {
  static override get name(): string {
    return "Centre";
  }

  private readonly over: Over;

  constructor(over: Over) {
    super();
    this.over = over;
  }

  override attributes(): Attributes {
    return { axis: this.over.axis };
  }

  override forward(x: NdArray): NdArray {
    return centre(x, this.over).centred;
  }

  override backward(gy: Variable): Variable {
    return new Centre(this.over).apply(gy);
  }
}

/** The sum over many rows, see `preciseSum` of `@dz/ndarray`. */
class PreciseSum extends FunctionNode {
  static override get name(): string {
    return "PreciseSum";
  }

  private readonly over: Over;

  constructor(over: Over) {
    super();
    this.over = over;
  }

  override forward(x: NdArray): NdArray {
    return nd.preciseSum(x, this.over);
  }

  override backward(gy: Variable): Variable {
    return broadcastTo(gy, this.input(0).shape);
  }
}

/** @internal The sum along axes, which are kept, with an error that does not grow with the number of rows. */
export function preciseSum(x: Variable, over: Over): Variable {
  return new PreciseSum(over).apply(x);
}

/** No total is 0 with a larger eps, which is not rounded to 0 in float32 either. */
const LEAST_EPS = 1e-37;

/** @internal `1 / √(variance + eps)`; 0 where both are 0, so that constant elements give 0. */
export function inverseDeviation(variance: NdArray, eps: NdArray | number): NdArray {
  const total = nd.add(variance, eps);
  const inverse = nd.div(1, nd.sqrt(total));
  if (typeof eps === "number" && eps > LEAST_EPS) return inverse;
  return nd.where(nd.equal(total, 0), 0, inverse);
}

/** A centred array divided by its standard deviation. */
export interface Normal {
  /** `centred · inverse` */
  readonly normal: NdArray;
  /** `1 / √(variance + eps)` */
  readonly inverse: NdArray;
  readonly variance: NdArray;
}

/**
 * @internal Divides by the standard deviation, also where the variance itself overflows or underflows. The quotient may
 * be written over `centred`.
 */
export function normalize(centred: NdArray, over: Over, eps: number): Normal {
  const count = over.axis.reduce((n, axis) => n * (centred.shape[axis] as number), 1);
  const { scaled, squares, scale } = nd.scaledSquares(centred, { axis: over.axis, floor: Math.sqrt(eps) });
  const variance = nd.div(squares, count);
  if (scale === null) {
    const inverse = inverseDeviation(variance, eps);
    return { normal: mulOver(scaled, inverse), inverse, variance };
  }
  const inverse = inverseDeviation(variance, nd.div(nd.div(eps, scale), scale));
  return {
    normal: mulOver(scaled, inverse),
    inverse: nd.div(inverse, scale),
    variance: nd.mul(nd.mul(variance, scale), scale),
  };
}
