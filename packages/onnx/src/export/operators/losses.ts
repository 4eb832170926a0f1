/**
 * Losses.
 *
 * @module
 */
import type { GraphStep, GraphValue } from "../../trace/graph.ts";
import type { Size } from "../../trace/size.ts";
import { type GraphWriter, shapeOf } from "../graph-writer.ts";
import { type Operator, type Operators, operands } from "../operator.ts";

/** What losses of shape `leading` become, see `Reduction` of @dz/functions. */
function reduction(losses: string, step: GraphStep, leading: readonly Size[], graph: GraphWriter): string {
  const { reduction: kind } = step.attributes as { reduction: "mean" | "batchMean" | "sum" | "none" };
  if (kind === "none") return losses;
  if (kind === "mean") return graph.add("ReduceMean", [losses], { keepdims: 0 });
  const sum = graph.add("ReduceSum", [losses], { keepdims: 0 });
  return kind === "sum" ? sum : graph.add("Div", [sum, graph.numberOf(leading[0] ?? 1)]);
}

/** `max(ln p, −100)`, also of 0. */
function boundedLog(p: string, graph: GraphWriter): string {
  return graph.add("Max", [graph.add("Log", [p]), graph.number(-100)]);
}

const binaryCrossEntropy: Operator = (step, graph) => {
  const [p, t] = operands(step, graph) as [string, string];
  const not = (tensor: string): string => graph.add("Sub", [graph.number(1), tensor]);
  const yes = graph.add("Mul", [t, boundedLog(p, graph)]);
  const no = graph.add("Mul", [not(t), boundedLog(not(p), graph)]);
  return graph.add("Neg", [graph.add("Add", [yes, no])]);
};

const meanSquaredError: Operator = (step, graph) => {
  const difference = graph.add("Sub", operands(step, graph));
  const squares = graph.add("Mul", [difference, difference]);
  const [a, b] = step.inputs.map(shapeOf) as [Size[], Size[]];
  return reduction(squares, step, a.length >= b.length ? a : b, graph);
};

const sigmoidCrossEntropy: Operator = (step, graph) => {
  const [x, t] = operands(step, graph) as [string, string];
  const softplus = (tensor: string): string => graph.add("Softplus", [tensor]);
  // −t log σ(x) − (1−t) log(1 − σ(x)), with −log σ(x) = softplus(−x)
  const yes = graph.add("Mul", [t, softplus(graph.add("Neg", [x]))]);
  const no = graph.add("Mul", [graph.add("Sub", [graph.number(1), t]), softplus(x)]);
  return reduction(graph.add("Add", [yes, no]), step, shapeOf(step.inputs[0] as GraphValue), graph);
};

const softmaxCrossEntropy: Operator = (step, graph) => {
  const [x, labels] = step.inputs as [GraphValue, GraphValue];
  const { leading } = step.attributes as { leading: readonly Size[] };
  const logs = graph.add("LogSoftmax", [graph.tensorAs(x, "float32")], { axis: 1 });
  const places = graph.add("Reshape", [graph.toInt64(graph.tensor(labels)), graph.int64s([-1, 1])]);
  const right = graph.add("GatherElements", [logs, places], { axis: 1 });
  const losses = graph.add("Reshape", [graph.add("Neg", [right]), graph.int64s(leading)]);
  return reduction(losses, step, leading, graph);
};

/** `p ln p`, 0 where p is 0. */
const pLogP: Operator = (step, graph) => {
  const [p] = operands(step, graph) as [string];
  const product = graph.add("Mul", [p, graph.add("Log", [p])]);
  return graph.add("Where", [graph.add("Equal", [p, graph.number(0)]), graph.number(0), product]);
};

export const lossOperators: Operators = {
  BoundedLog: (step, graph) => boundedLog(operands(step, graph)[0] as string, graph),
  BinaryCrossEntropy: binaryCrossEntropy,
  MeanSquaredError: meanSquaredError,
  SigmoidCrossEntropy: sigmoidCrossEntropy,
  SoftmaxCrossEntropy: softmaxCrossEntropy,
  PLogP: pLogP,
};
