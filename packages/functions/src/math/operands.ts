import { asVariable, type Variable, type VariableLike } from "@dz/core";
import type { DType } from "@dz/ndarray";

/**
 * @internal Two operands as Variables; a number is weakly typed and takes the dtype of the other. `op` begins the
 * messages.
 */
export function operands(x0: VariableLike, x1: VariableLike, op: string): [Variable, Variable] {
  return [asVariable(x0, op, dtypeBeside(x1)), asVariable(x1, op, dtypeBeside(x0))];
}

function dtypeBeside(x: VariableLike): DType {
  return typeof x === "number" ? "float64" : (x?.dtype ?? "float64");
}
