import type { GraphStep, GraphValue } from "../trace/graph.ts";
import type { GraphWriter } from "./graph-writer.ts";

/**
 * Writes a function of dz as ONNX nodes; returns the tensor of its output, or those of its outputs, in the order of the
 * function's.
 */
export type Operator = (step: GraphStep, graph: GraphWriter) => string | readonly string[];

/** Operators by the name of their functions. */
export type Operators = Readonly<Record<string, Operator>>;

/** The output of a step, or the first of several. */
export function resultOf({ outputs }: GraphStep): GraphValue {
  return outputs[0] as GraphValue;
}

/** The inputs of a step as tensors, with the dtype of its result. */
export function operands(step: GraphStep, graph: GraphWriter): string[] {
  const { dtype } = resultOf(step);
  return step.inputs.map((value) => graph.tensorAs(value, dtype));
}

/** A function whose operator takes the same inputs, with the dtype of the result, and no attributes. */
export function same(operator: string): Operator {
  return (step, graph) => graph.add(operator, operands(step, graph));
}
