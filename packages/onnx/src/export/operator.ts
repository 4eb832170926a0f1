import type { GraphStep, GraphValue } from "../trace/graph.ts";
import type { GraphWriter } from "./graph-writer.ts";

/**
 * Writes a function of dz as ONNX nodes; returns the tensor of its output, or those of its outputs, in the order of the
 * function's.
 */
export type Operator = (step: GraphStep, graph: GraphWriter) => string | readonly string[];

/** Why functions that only a gradient applies are refused. */
export const PART_OF_GRADIENT = "it is a part of a gradient; export the function itself";

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

/** The only or first input of a step as a tensor, with the dtype of its result. */
export function operand(step: GraphStep, graph: GraphWriter): string {
  return operands(step, graph)[0] as string;
}

/** A function whose operator takes the same inputs, with the dtype of the result, and no attributes. */
export function same(operator: string): Operator {
  return (step, graph) => graph.add(operator, operands(step, graph));
}
