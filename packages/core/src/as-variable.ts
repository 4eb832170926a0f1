import { array, type DType, describe, NdArray, type NestedArray, promoteNumber, scalar, ValueError } from "@dz/ndarray";
import { Variable } from "./variable.ts";

/** What functions take: a Variable, or an array or a number that becomes a constant. */
export type VariableLike = Variable | NdArray | number;

/**
 * The value as a Variable; an array or a number becomes a constant. A number is weak: it takes the dtype `beside`.
 * Throws {@link ValueError} for anything else; `op` begins the message.
 */
export function asVariable(x: VariableLike, op = "asVariable", beside: DType = "float64"): Variable {
  if (x instanceof Variable) return x;
  if (typeof x === "number") return constant(scalar(x, promoteNumber(beside, x)));
  if (x instanceof NdArray) return constant(x);
  throw new ValueError(`${op}: expected a Variable, NdArray or number, got ${describe(x)}`);
}

function constant(data: NdArray): Variable {
  const x = new Variable(data);
  x.isConstant = true;
  return x;
}

/** Two operands as Variables, a number in the dtype of the other. */
export function asPair(x0: VariableLike, x1: VariableLike, op: string): [Variable, Variable] {
  if (typeof x0 === "number" && typeof x1 !== "number") {
    const y1 = asVariable(x1, op);
    return [asVariable(x0, op, y1.dtype), y1];
  }
  const y0 = asVariable(x0, op);
  return [y0, asVariable(x1, op, y0.dtype)];
}

/** The value as an array. Throws {@link ValueError} for anything that is none. */
export function asArray(x: VariableLike, op = "asArray"): NdArray {
  return asVariable(x, op).data;
}

/**
 * A new Variable from a number, nested JavaScript arrays or an array: `variable([[1, 2], [3, 4]])`.
 *
 * Throws {@link ShapeError} for ragged rows and {@link ValueError} for anything that is not a number.
 */
export function variable(data: NestedArray | NdArray, options: { dtype?: DType; name?: string } = {}): Variable {
  const { dtype, name = null } = options;
  if (data instanceof NdArray && (dtype === undefined || dtype === data.dtype)) return new Variable(data, name);
  return new Variable(array(data, dtype === undefined ? {} : { dtype }), name);
}
