/**
 * Checks of what a function returns from its backward.
 *
 * @module
 */
import { describe, formatShape, isNdArray, type Shape, ShapeError, sameShape, ValueError } from "@dz/ndarray";
import { detecting } from "../config.ts";
import { checkGradient } from "../debug/anomaly.ts";
import type { FunctionNode, InputGradients } from "../graph/function-node.ts";
import type { GraphNode } from "../graph/graph-node.ts";
import { isVariable, type Variable } from "../graph/variable.ts";

/**
 * The result of a backward as a list. Throws {@link ValueError} for anything but a Variable or a list with one entry for
 * each input.
 */
export function listOf({ fn, inputs }: GraphNode, returned: InputGradients): readonly (Variable | null)[] {
  const list = isVariable(returned) ? [returned] : returned;
  if (!Array.isArray(list)) {
    const got = `backward returned ${describe(returned)}, expected a Variable or a list`;
    throw new ValueError(`${fn.name}: ${got}${gradientHint(returned)}`);
  }
  if (list.length === inputs.length) return list;
  const [given, expected] = [counted(list.length, "gradient"), counted(inputs.length, "input")];
  throw new ValueError(
    `${fn.name}: backward returned ${given} for ${expected}; return one for each, null for an input without one`,
  );
}

/** What to do about an array in place of a gradient, at the end of an error message. */
function gradientHint(returned: unknown): string {
  return isNdArray(returned) ? "; compute with gy.mul(...), not with functions of arrays" : "";
}

function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? "" : "s"}`;
}

/**
 * Throws {@link ValueError} for a gradient that is not a Variable, {@link ShapeError} for one that does not have the
 * shape of its input, and in the anomaly mode {@link AnomalyError} for one that contains NaN or infinity.
 */
export function checkInputGradient(node: GraphNode, i: number, gx: unknown): void {
  if (!isVariable(gx)) {
    const got = `backward returned ${describe(gx)} for input ${i}, expected a Variable`;
    throw new ValueError(`${node.fn.name}: ${got}${gradientHint(gx)}`);
  }
  const x = node.inputs[i] as Variable;
  checkGradientShape(node.fn, i, gx.data.dims, x.data.dims);
  if (detecting && !x.isConstant) checkGradient(node, i, gx.data);
}

/** Throws {@link ShapeError} for a gradient that does not have the shape of its input. */
export function checkGradientShape(fn: FunctionNode, i: number, given: Shape, expected: Shape): void {
  if (sameShape(given, expected)) return;
  const [g, x] = [formatShape(given), formatShape(expected)];
  throw new ShapeError(`${fn.name}: the gradient of input ${i} has shape ${g}, the input ${x}`);
}
