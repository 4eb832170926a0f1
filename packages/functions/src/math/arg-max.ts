import { asVariable, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/** Options of {@link argMax} and `argMin`. */
export interface ArgMaxOptions {
  /** The axis, which is removed (default null: the array as one vector). */
  readonly axis?: number | null;
}

/** @internal The table of {@link ArgMaxOptions}. */
export const argMaxOptions: nd.SharedOptions<ArgMaxOptions> = { axis: { default: null, kind: "any" } };

/**
 * The index of the first largest element along an axis, or of the array as one vector; the first NaN wins. A constant
 * (int32) without gradient.
 *
 * Throws {@link nd.AxisError} for an axis that is out of range and {@link nd.ValueError} for one without elements.
 */
export function argMax(x: VariableLike, options?: ArgMaxOptions): Variable {
  const { axis } = nd.readOptions("argMax", argMaxOptions, options);
  return asVariable(nd.argMax(asVariable(x, "argMax").data, axis));
}
