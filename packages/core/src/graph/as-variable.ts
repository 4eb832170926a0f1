import {
  array,
  arrayHint,
  checkDType,
  type DType,
  describe,
  isNdArray,
  type NdArray,
  type NestedArray,
  type OptionTable,
  promoteNumber,
  readOptions,
  ValueError,
} from "@dz/ndarray";
import { scalarOf } from "@dz/ndarray/memory";
import { isVariable, Variable } from "./variable.ts";

/** What a function takes: a Variable, or an array or a number, which becomes a constant. */
export type VariableLike = Variable | NdArray | number;

/**
 * The value as a Variable; an array or a number becomes a constant. A number is weakly typed: it takes the dtype
 * `beside`. Throws {@link ValueError} for anything else, with `op` at the beginning of the message.
 */
export function asVariable(x: VariableLike, op = "asVariable", beside: DType = "float64"): Variable {
  if (isVariable(x)) return x;
  if (typeof x === "number") return constant(scalarOf(x, promoteNumber(beside, x)));
  if (isNdArray(x)) return constant(x);
  throw new ValueError(`${op}: expected a Variable, NdArray or number, got ${describe(x)}${arrayHint(x)}`);
}

function constant(data: NdArray): Variable {
  const x = new Variable(data);
  x.kind = "constant";
  return x;
}

/** The dtype that a number takes when its other operand is `x`. */
export function dtypeBeside(x: VariableLike): DType {
  return typeof x === "number" ? "float64" : (x?.dtype ?? "float64");
}

/** The value as an array. Throws {@link ValueError} for anything but a Variable, an array or a number. */
export function asArray(x: VariableLike, op = "asArray"): NdArray {
  return asVariable(x, op).data;
}

/** Options of {@link variable}. */
export interface VariableOptions {
  /** The dtype of the values (default that of the data, float64 for numbers). */
  readonly dtype?: DType;
  /** A name for messages and graphs (default none). */
  readonly name?: string;
}

const variableOptions = {
  dtype: { optional: true, check: checkDType },
  name: { optional: true, kind: "string" },
} satisfies OptionTable<VariableOptions>;

/**
 * A new Variable from a number, nested JavaScript arrays or an array: `variable([[1, 2], [3, 4]])`.
 *
 * Throws {@link ShapeError} for ragged rows and {@link ValueError} for anything that is not a number.
 */
export function variable(data: NestedArray | NdArray, options?: VariableOptions): Variable {
  const { dtype, name = null } = readOptions("variable", variableOptions, options);
  if (isNdArray(data) && (dtype === undefined || dtype === data.dtype)) return new Variable(data, name);
  return new Variable(array(data, dtype === undefined ? {} : { dtype }), name);
}
