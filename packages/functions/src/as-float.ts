import { astype, asVariable, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

/**
 * The input of a real function: floats unchanged, integers and bools as float64, as in NumPy, before anything is
 * computed that may overflow int32. `op` begins the messages.
 */
export function asFloat(x: VariableLike, op: string): Variable {
  const from = asVariable(x, op);
  return astype(from, nd.floatOf(from.dtype));
}
