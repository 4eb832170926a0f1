/**
 * Logic, element by element: constants (bool) without gradient. Every number but 0 is true, also NaN. Shapes broadcast;
 * functions of two operands throw ShapeError if they do not.
 *
 * @module
 */
import { asVariable, type Variable, type VariableLike } from "@dz/core";
import * as nd from "@dz/ndarray";

type Logic = (x0: nd.NdArray, x1: nd.NdArray) => nd.NdArray;

function combine(op: string, combined: Logic, x0: VariableLike, x1: VariableLike): Variable {
  return asVariable(combined(asVariable(x0, op).data, asVariable(x1, op).data));
}

/** Whether both are true. */
export function logicalAnd(x0: VariableLike, x1: VariableLike): Variable {
  return combine("logicalAnd", nd.logicalAnd, x0, x1);
}

/** Whether at least one is true. */
export function logicalOr(x0: VariableLike, x1: VariableLike): Variable {
  return combine("logicalOr", nd.logicalOr, x0, x1);
}

/** Whether exactly one is true. */
export function logicalXor(x0: VariableLike, x1: VariableLike): Variable {
  return combine("logicalXor", nd.logicalXor, x0, x1);
}

/** Whether it is not true. */
export function logicalNot(x: VariableLike): Variable {
  return asVariable(nd.logicalNot(asVariable(x, "logicalNot").data));
}
