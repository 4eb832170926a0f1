/**
 * Element-wise logic: every number but 0 is true, also NaN, and the results are bools. Shapes broadcast.
 *
 * @module
 */
import { scalar } from "../array/creation.ts";
import type { NdArray } from "../array/ndarray.ts";
import { broadcastShapes } from "../array/shape.ts";
import { checkOperand, maximum, minimum, notEqual, type Operand } from "./elementwise.ts";
import { astype } from "./movement.ts";

function truth(a: Operand, op: string): NdArray<"bool"> {
  checkOperand(a, op);
  return astype(typeof a === "number" ? scalar(a) : a, "bool");
}

/** Of bools, the larger is "or" and the smaller "and". Shapes are checked here, so that messages name the operation. */
function combine(op: string, combined: (a: NdArray, b: NdArray) => NdArray, a: Operand, b: Operand): NdArray {
  const [x, y] = [truth(a, op), truth(b, op)];
  broadcastShapes(x.dims, y.dims, op);
  return combined(x, y);
}

/** Whether both are true. Throws {@link ShapeError} for shapes that do not broadcast, as the other binary functions. */
export function logicalAnd(a: Operand, b: Operand): NdArray {
  return combine("logicalAnd", minimum, a, b);
}

/** Whether at least one is true. */
export function logicalOr(a: Operand, b: Operand): NdArray {
  return combine("logicalOr", maximum, a, b);
}

/** Whether exactly one is true. */
export function logicalXor(a: Operand, b: Operand): NdArray {
  return combine("logicalXor", notEqual, a, b);
}

/** Whether it is not true. */
export function logicalNot(a: Operand): NdArray {
  return notEqual(truth(a, "logicalNot"), scalar(1, { dtype: "bool" }));
}
