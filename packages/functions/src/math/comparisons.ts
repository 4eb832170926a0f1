/**
 * Comparisons, element by element: constants (bool) without gradient, to be used as masks. Shapes broadcast; all throw
 * ShapeError if they do not. A comparison with NaN is false, `notEqual` true.
 *
 * @module
 */
import type { Variable, VariableLike } from "@dz/core";
import { constantResult } from "@dz/core/engine";
import * as nd from "@dz/ndarray";
import { operands } from "./operands.ts";

type Comparison = (x0: nd.NdArray, x1: nd.NdArray) => nd.NdArray;

function compare(op: string, name: string, compared: Comparison, x0: VariableLike, x1: VariableLike): Variable {
  const [a, b] = operands(x0, x1, op);
  return constantResult(name, [a, b], compared(a.data, b.data));
}

/** `x0 == x1`. */
export function equal(x0: VariableLike, x1: VariableLike): Variable {
  return compare("equal", "Equal", nd.equal, x0, x1);
}

/** `x0 != x1`. */
export function notEqual(x0: VariableLike, x1: VariableLike): Variable {
  return compare("notEqual", "NotEqual", nd.notEqual, x0, x1);
}

/** `x0 < x1`. */
export function less(x0: VariableLike, x1: VariableLike): Variable {
  return compare("less", "Less", nd.less, x0, x1);
}

/** `x0 <= x1`. */
export function lessEqual(x0: VariableLike, x1: VariableLike): Variable {
  return compare("lessEqual", "LessEqual", nd.lessEqual, x0, x1);
}

/** `x0 > x1`. */
export function greater(x0: VariableLike, x1: VariableLike): Variable {
  return compare("greater", "Greater", nd.greater, x0, x1);
}

/** `x0 >= x1`. */
export function greaterEqual(x0: VariableLike, x1: VariableLike): Variable {
  return compare("greaterEqual", "GreaterEqual", nd.greaterEqual, x0, x1);
}
