import { type Attributes, asVariable, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { clip } from "../math/clip.ts";
import { exp } from "../math/exp.ts";

/** The parameters in which the members of the family differ. */
interface Parameters {
  /** The slope for positive x. */
  readonly slope: number;
  /** The limit for x → −∞ is −height. */
  readonly height: number;
  /** The scale of x in the exponential function. */
  readonly width: number;
}

/** `slope x` where x is positive, else `height (e^(x / width) − 1)`; `selu` and `celu` use it with other parameters. */
export class ELU extends FunctionNode {
  static override get name(): string {
    return "ELU";
  }

  private readonly parameters: Parameters;

  constructor(parameters: Parameters) {
    super();
    this.parameters = parameters;
  }

  override attributes(): Attributes {
    return { ...this.parameters };
  }

  override forward(x: NdArray): NdArray {
    const { slope, height, width } = this.parameters;
    return nd.map(x, (value) => (value > 0 ? slope * value : height * nd.math.expm1(value / width)));
  }

  override backward(gy: Variable): Variable {
    const { slope, height, width } = this.parameters;
    const x = this.input(0);
    const one = nd.scalar(1, { dtype: gy.dtype });
    const positive = nd.greater(x.data, 0);
    const curve = exp(clip(x, -Infinity, 0).div(width)).mul(nd.mul(nd.where(positive, 0, one), height / width));
    return gy.mul(curve.add(nd.mul(nd.where(positive, one, 0), slope)));
  }
}

/** Options of {@link elu}. */
export interface EluOptions {
  /** The limit for x → −∞ is −alpha (default 1). */
  readonly alpha?: number;
}

const eluOptions = { alpha: { default: 1 } } satisfies nd.OptionTable<EluOptions>;

/**
 * The exponential linear unit (Clevert et al. 2015), element by element: `x` where it is positive, else
 * `alpha (eˣ − 1)`; the gradient at 0 is alpha.
 *
 * Throws {@link nd.ValueError} for an alpha that is not a number.
 */
export function elu(x: VariableLike, options?: EluOptions): Variable {
  const { alpha } = nd.readOptions("elu", eluOptions, options);
  const from = asVariable(x, "elu");
  return new ELU({ slope: 1, height: alpha, width: 1 }).apply(from);
}
