/**
 * Connections between layers of units.
 *
 * @module
 */

import type { Operator, Operators } from "../operator.ts";
import { same } from "../operator.ts";

/** `x W + b`, a Gemm for an b that is a row, which all are that a layer has. */
const linear: Operator = (step, graph) => {
  const { dtype } = step.outputs[0] as (typeof step.outputs)[0];
  const tensors = step.inputs.map((value) => graph.tensorAs(value, dtype));
  if (step.inputs.length === 2) return same("MatMul")(step, graph);
  return graph.add("Gemm", tensors);
};

export const connectionOperators: Operators = { Linear: linear };
