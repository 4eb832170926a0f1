/**
 * Activations.
 *
 * @module
 */
import type { GraphStep, GraphValue } from "../../trace/graph.ts";
import { float } from "../attributes.ts";
import type { GraphWriter } from "../graph-writer.ts";
import { type Operator, type Operators, operands, same } from "../operator.ts";

const leakyRelu: Operator = (step, graph) => {
  const { slope } = step.attributes as { slope: number };
  const x = operands(step, graph);
  return slope === 0 ? graph.add("Relu", x) : graph.add("LeakyRelu", x, { alpha: float(slope) });
};

/** `log1p(e^(βx)) / β`, in the form that does not overflow; ONNX Runtime's Softplus does the same. */
const softplus: Operator = (step, graph) => {
  const { beta } = step.attributes as { beta: number };
  const [x] = operands(step, graph) as [string];
  if (beta === 1) return graph.add("Softplus", [x]);
  const factor = graph.number(beta);
  return graph.add("Div", [graph.add("Softplus", [graph.add("Mul", [x, factor])]), factor]);
};

/** `slope · x` above 0, `height · (e^(x/width) − 1)` below. */
const elu: Operator = (step, graph) => {
  const { slope, height, width } = step.attributes as Record<"slope" | "height" | "width", number>;
  const [x] = operands(step, graph) as [string];
  if (slope === 1 && width === 1) return graph.add("Elu", [x], { alpha: float(height) });
  if (slope === 1 && width === height) return graph.add("Celu", [x], { alpha: float(width) });
  return graph.add("Selu", [x], { alpha: float(height / slope), gamma: float(slope) });
};

/** `Φ(x) = (1 + erf(x/√2)) / 2`. */
const normalCdf: Operator = (step, graph) => {
  const [x] = operands(step, graph) as [string];
  const erf = graph.add("Erf", [graph.add("Mul", [x, graph.number(Math.SQRT1_2)])]);
  return graph.add("Mul", [graph.add("Add", [erf, graph.number(1)]), graph.number(0.5)]);
};

/** Softsign, of numbers up to 1e30: the limits would be Infinity / Infinity. */
const softsign: Operator = (step, graph) => {
  const [x] = operands(step, graph) as [string];
  return graph.add("Softsign", [graph.add("Clip", [x, graph.number(-1e30), graph.number(1e30)])]);
};

/** The axis of a step that has one. */
function axisOf({ attributes }: GraphStep): number {
  return [(attributes as { axis: number | readonly number[] }).axis].flat()[0] as number;
}

/** A softmax, or its logarithm, along an axis. */
function alongAxis(operator: "Softmax" | "LogSoftmax"): Operator {
  return (step, graph) => graph.add(operator, operands(step, graph), { axis: axisOf(step) });
}

/** The softmax of the open elements of x, along one axis. */
function maskedSoftmax(step: GraphStep, graph: GraphWriter): string {
  const { open } = step.attributes as { open: GraphValue };
  const [x] = operands(step, graph) as [string];
  const mask = graph.tensorAs(open, "bool");
  const scores = graph.add("Where", [mask, x, graph.number(Number.NEGATIVE_INFINITY)]);
  const weights = graph.add("Softmax", [scores], { axis: axisOf(step) });
  // Also where all are closed, and the softmax is NaN.
  return graph.add("Where", [mask, weights, graph.number(0)]);
}

export const activationOperators: Operators = {
  ReLU: same("Relu"),
  Tanh: same("Tanh"),
  Sigmoid: same("Sigmoid"),
  PReLU: same("PRelu"),
  LeakyReLU: leakyRelu,
  Softplus: softplus,
  ELU: elu,
  NormalCdf: normalCdf,
  Softsign: softsign,
  Softmax: alongAxis("Softmax"),
  LogSoftmax: alongAxis("LogSoftmax"),
  MaskedSoftmax: maskedSoftmax,
};
