/**
 * Connections between layers of units.
 *
 * @module
 */
import { type Operator, type Operators, operands, same } from "../operator.ts";

/** `x W + b`. */
const linear: Operator = (step, graph) =>
  step.inputs.length === 2 ? same("MatMul")(step, graph) : graph.add("Gemm", operands(step, graph));

export const connectionOperators: Operators = { Linear: linear };
