import type { GraphStep } from "../trace/graph.ts";
import type { GraphWriter } from "./graph-writer.ts";

/**
 * Writes a function of dz as ONNX nodes; returns the tensor of its output, or those of its outputs, in the order of the
 * function's.
 */
export type Operator = (step: GraphStep, graph: GraphWriter) => string | readonly string[];

/** Operators by the name of their functions. */
export type Operators = Readonly<Record<string, Operator>>;

/** A function whose operator takes the same inputs, with the dtype of the result, and no attributes. */
export function same(operator: string): Operator {
  return ({ inputs, outputs }, graph) => {
    const dtype = (outputs[0] as GraphStep["outputs"][0]).dtype;
    return graph.add(
      operator,
      inputs.map((x) => graph.tensorAs(x, dtype)),
    );
  };
}
