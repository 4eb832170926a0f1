/**
 * Logic, element by element: constants (bool) without gradient. Every number but 0 is true, also NaN. Shapes broadcast;
 * functions of two operands throw ShapeError if they do not.
 *
 * @module
 */
import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { constantResult } from "@dz/core/engine";
import * as nd from "@dz/ndarray";

type Logic = (x0: nd.NdArray, x1: nd.NdArray) => nd.NdArray;

function combine(op: string, name: string, combined: Logic, x0: VariableLike, x1: VariableLike): Variable {
  const [a, b] = [asVariable(x0, op), asVariable(x1, op)];
  return constantResult(name, [a, b], combined(a.data, b.data));
}

/** Whether both are true. */
export function logicalAnd(x0: VariableLike, x1: VariableLike): Variable {
  return combine("logicalAnd", "LogicalAnd", nd.logicalAnd, x0, x1);
}

/** Whether at least one is true. */
export function logicalOr(x0: VariableLike, x1: VariableLike): Variable {
  return combine("logicalOr", "LogicalOr", nd.logicalOr, x0, x1);
}

/** Whether exactly one is true. */
export function logicalXor(x0: VariableLike, x1: VariableLike): Variable {
  return combine("logicalXor", "LogicalXor", nd.logicalXor, x0, x1);
}

/** Whether it is not true. */
export function logicalNot(x: VariableLike): Variable {
  const from = asVariable(x, "logicalNot");
  return constantResult("LogicalNot", [from], nd.logicalNot(from.data));
}
