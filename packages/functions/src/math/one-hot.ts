import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { constantResult } from "@dz/core/engine";
import * as nd from "@dz/ndarray";

/**
 * Vectors of zeros with a one at the place of each label, on a new last axis: for labels [n] the result is [n, classes].
 * A constant (float64, or of the dtype that is given) without gradient. Labels are int32, or floats that are whole
 * numbers.
 *
 * Throws {@link nd.DTypeError} for bools, {@link nd.ValueError} for a label that is not a whole number and
 * {@link nd.IndexError} for one outside 0 to classes − 1; both messages name its place.
 */
export function oneHot(labels: VariableLike, classes: number, options?: nd.OneHotOptions): Variable {
  const from = asVariable(labels, "oneHot");
  return constantResult("OneHot", [from], nd.oneHot(from.data, classes, options), { classes });
}
