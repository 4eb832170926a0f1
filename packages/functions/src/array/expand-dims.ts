import { asVariable, reshape, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/** Options of {@link expandDims}. */
export interface ExpandDimsOptions {
  /** The place of the new axis, counted in the result. */
  readonly axis: number;
}

const expandDimsOptions = { axis: { required: true, kind: "any" } } satisfies nd.OptionTable<ExpandDimsOptions>;

/**
 * Inserts an axis of length 1 at `axis` of the result; negative ones count from its end. Throws {@link nd.AxisError}
 * for an axis that the result does not have.
 */
export function expandDims(x: VariableLike, options: ExpandDimsOptions): Variable {
  const { axis } = nd.readOptions("expandDims", expandDimsOptions, options);
  const from = asVariable(x, "expandDims");
  const at = nd.normalizeAxis(axis, from.ndim + 1, "expandDims", from.shape);
  return reshape(from, [...from.shape.slice(0, at), 1, ...from.shape.slice(at)]);
}
