import { type Attributes, FunctionNode, getItem, type NdArray, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";
import { alongAxis } from "./along-axis.ts";
import { inputsOf } from "./concat.ts";

/** Options of {@link stack}. */
export interface StackOptions {
  /** The new axis, counted in the result (default 0). */
  readonly axis?: number;
}

const stackOptions = { axis: { default: 0, kind: "any" } } satisfies nd.OptionTable<StackOptions>;

class Stack extends FunctionNode {
  static override get name(): string {
    return "Stack";
  }

  private readonly axis: number;

  constructor(axis: number) {
    super();
    this.axis = axis;
  }

  override attributes(): Attributes {
    return { axis: this.axis };
  }

  override forward(...xs: NdArray[]): NdArray {
    return nd.stack(xs, { axis: this.axis });
  }

  override backward(gy: Variable): (Variable | null)[] {
    return this.inputs.map((_, i) => (this.wants(i) ? getItem(gy, ...alongAxis(this.axis, i)) : null));
  }
}

/**
 * Joins arrays of one shape along a new axis, counted in the result: two of shape [3] give [2, 3], along axis 1 [3, 2].
 *
 * Throws {@link nd.ValueError} for an empty list, {@link nd.ShapeError} for different shapes and {@link nd.AxisError}
 * for an axis that the result does not have.
 */
export function stack(xs: readonly VariableLike[], options?: StackOptions): Variable {
  const parts = inputsOf(xs, "stack"); // before the options: the second of two arrays is none
  const { axis } = nd.readOptions("stack", stackOptions, options);
  const { shape } = parts[0] as Variable;
  for (const part of parts) {
    if (nd.sameShape(part.shape, shape)) continue;
    throw new nd.ShapeError(`stack: shapes ${nd.formatShape(shape)} and ${nd.formatShape(part.shape)} differ`);
  }
  return new Stack(nd.normalizeAxis(axis, shape.length + 1, "stack", shape)).apply(...parts);
}
