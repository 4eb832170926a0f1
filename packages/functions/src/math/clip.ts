import {
  type Attributes,
  asVariable,
  FunctionNode,
  type NdArray,
  type Variable,
  type VariableLike,
  where,
} from "@dz/core";
import * as nd from "@dz/ndarray";

class Clip extends FunctionNode {
  static override get name(): string {
    return "Clip";
  }

  private readonly low: number;
  private readonly high: number;

  constructor(low: number, high: number) {
    super();
    this.low = low;
    this.high = high;
  }

  override attributes(): Attributes {
    return { low: this.low, high: this.high };
  }

  override forward(x: NdArray): NdArray {
    return nd.clip(x, this.low, this.high);
  }

  override backward(gy: Variable): Variable {
    return where(this.inside(), gy, 0); // not a product: 0 · Infinity would be NaN
  }

  /** Where x was not clipped. */
  private inside(): NdArray {
    return nd.equal(this.input(0).data, this.output(0).data);
  }
}

/**
 * `x` clipped to [low, high], element by element: `min(max(x, low), high)`. The gradient is 0 outside and passes at the
 * bounds. Throws {@link nd.ValueError} unless `low <= high`.
 */
export function clip(x: VariableLike, low: number, high: number): Variable {
  const from = asVariable(x, "clip");
  for (const bound of [low, high]) {
    if (typeof bound !== "number") throw new nd.ValueError(`clip: a bound is a number, got ${nd.shown(bound)}`);
  }
  if (!(low <= high))
    throw new nd.ValueError(`clip: there is nothing between low ${nd.shown(low)} and high ${nd.shown(high)}`);
  return new Clip(low, high).apply(from);
}
