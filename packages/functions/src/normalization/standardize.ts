import { type Attributes, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";
import { kept } from "../kept.ts";
import { mean } from "../math/mean.ts";
import { Centre, centre, normalize, type Over } from "../math/moments.ts";

/** Options of `layerNorm`, `groupNorm` and `instanceNorm`. */
export interface EpsOptions {
  /** Added to the variance, to avoid a division by 0: a number from 0 (default 1e-5). */
  readonly eps?: number;
}

/** @internal The table of {@link EpsOptions}. */
export const epsOptions: nd.SharedOptions<EpsOptions> = { eps: { default: 1e-5, from: 0 } };

/** Options of {@link standardize}. */
export interface StandardizeOptions extends EpsOptions {
  /** The axes over which mean and variance are taken (default all). */
  readonly axis?: nd.Axis;
}

const standardizeOptions = {
  axis: { optional: true, kind: "any" }, // checked with the shape
  ...epsOptions,
} satisfies nd.OptionTable<StandardizeOptions>;

/** `(x − μ) / √(σ² + eps)` along axes. */
export class Standardize extends FunctionNode {
  static override get name(): string {
    return "Standardize";
  }

  private readonly over: Over;
  private readonly eps: number;
  /** `1 / √(variance + eps)` */
  private inverse: NdArray | null = null;

  constructor(axes: readonly number[], eps: number) {
    super();
    this.over = { axis: axes, keepdims: true };
    this.eps = eps;
  }

  override attributes(): Attributes {
    return { axis: this.over.axis, eps: this.eps };
  }

  override forward(x: NdArray): NdArray {
    const { normal, inverse } = normalize(centre(x, this.over).centred, this.over, this.eps);
    this.inverse = inverse;
    return normal;
  }

  override backward(gy: Variable): Variable {
    const { over, eps } = this;
    const [x, y] = [this.input(0), this.output(0)];
    const inverse = kept(this.inverse as NdArray, () => new InverseDeviation(over.axis, eps).apply(x));
    return new Centre(over)
      .apply(gy)
      .sub(y.mul(mean(gy.mul(y), over)))
      .mul(inverse);
  }
}

/** `1 / √(σ² + eps)` along axes, which are kept with length 1. */
export class InverseDeviation extends FunctionNode {
  static override get name(): string {
    return "InverseDeviation";
  }

  private readonly over: Over;
  private readonly eps: number;

  constructor(axes: readonly number[], eps: number) {
    super();
    this.over = { axis: axes, keepdims: true };
    this.eps = eps;
  }

  override forward(x: NdArray): NdArray {
    return normalize(centre(x, this.over).centred, this.over, this.eps).inverse;
  }

  override backward(gy: Variable): Variable {
    const [x, y] = [this.input(0), this.output(0)];
    const normal = new Standardize(this.over.axis, this.eps).apply(x);
    return normal.mul(y.mul(y.mul(gy)).div(-x.size / y.size)); // dy/dx = −y² x̂ / n
  }
}

/**
 * x shifted and scaled to mean 0 and variance 1 along axes: `(x − μ) / √(σ² + eps)`, with the biased variance σ². The
 * common part of `layerNorm`, `groupNorm` and `instanceNorm`. Elements that are all equal become exactly 0; if eps is 0
 * as well, or 0 in the dtype of x, their gradient is 0. Integers become float64.
 *
 * Throws {@link nd.AxisError} for an axis that is out of range or given twice.
 */
export function standardize(x: VariableLike, options?: StandardizeOptions): Variable {
  const { axis, eps } = nd.readOptions("standardize", standardizeOptions, options);
  const from = asFloat(x, "standardize");
  return new Standardize(nd.normalizeAxes(axis, from.shape, "standardize"), eps).apply(from);
}
