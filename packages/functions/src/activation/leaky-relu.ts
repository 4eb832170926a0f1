import { type Attributes, FunctionNode, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { asFloat } from "../as-float.ts";

class LeakyReLU extends FunctionNode {
  static override get name(): string {
    return "LeakyReLU";
  }

  private readonly slope: number;

  constructor(slope: number) {
    super();
    this.slope = slope;
  }

  override attributes(): Attributes {
    return { slope: this.slope };
  }

  override forward(x: NdArray): NdArray {
    if (this.slope === 0) return nd.relu(x); // also of −Infinity
    return nd.where(nd.greater(x, 0), x, nd.mul(x, this.slope));
  }

  override backward(gy: Variable): Variable {
    return gy.mul(this.derivative());
  }

  /** 1 or the slope, in the dtype of the result. */
  private derivative(): NdArray {
    const one = nd.scalar(1, { dtype: this.output(0).dtype });
    return nd.where(nd.greater(this.input(0).data, 0), one, this.slope);
  }
}

/** Options of {@link leakyRelu}. */
export interface LeakyReluOptions {
  /** The slope where x is negative (default 0.2). */
  readonly slope?: number;
}

const leakyReluOptions = { slope: { default: 0.2 } } satisfies nd.OptionTable<LeakyReluOptions>;

/**
 * `x` where it is positive, else `slope · x`, element by element; the gradient at 0 is the slope.
 *
 * Throws {@link nd.ValueError} for a slope that is not a number.
 */
export function leakyRelu(x: VariableLike, options?: LeakyReluOptions): Variable {
  const { slope } = nd.readOptions("leakyRelu", leakyReluOptions, options);
  return new LeakyReLU(slope).apply(asFloat(x, "leakyRelu"));
}
