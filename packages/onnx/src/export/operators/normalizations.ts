/**
 * Functions that bring numbers to mean 0, variance 1 or length 1.
 *
 * @module
 */
import { equal, sum, ValueError } from "@dz/ndarray";
import type { GraphValue } from "../../trace/graph.ts";
import type { Size } from "../../trace/size.ts";
import { float } from "../attributes.ts";
import { type GraphWriter, shapeOf } from "../graph-writer.ts";
import { type Operator, type Operators, operand, PART_OF_GRADIENT, resultOf } from "../operator.ts";

/** With a smaller eps, numbers that are all equal would give 0/0 in ONNX; in dz they give 0. */
const LEAST_EPS = 1e-37;

/** Whether axes are the last ones, all of a known length. */
function areLast(axes: readonly number[], { shape }: GraphValue): boolean {
  const sorted = [...axes].sort((a, b) => a - b);
  const first = shape.length - sorted.length;
  return sorted.every((axis, i) => axis === first + i && typeof shape[axis] === "number" && shape[axis] > 0);
}

function meanAlong(x: string, axes: readonly number[], graph: GraphWriter): string {
  return axes.length === 0 ? x : graph.add("ReduceMean", [x], { axes, keepdims: 1 });
}

/** x minus its mean, twice, as in dz: the mean of many numbers is rounded. */
function centredAlong(x: string, axes: readonly number[], graph: GraphWriter): string {
  const first = graph.add("Sub", [x, meanAlong(x, axes, graph)]);
  return graph.add("Sub", [first, meanAlong(first, axes, graph)]);
}

const centre: Operator = (step, graph) =>
  centredAlong(operand(step, graph), (step.attributes as { axis: readonly number[] }).axis, graph);

const standardize: Operator = (step, graph) => {
  const { axis, eps } = step.attributes as { axis: readonly number[]; eps: number };
  const from = step.inputs[0] as GraphValue;
  const x = operand(step, graph);
  if (eps > LEAST_EPS && axis.length > 0 && areLast(axis, from)) {
    const lengths = shapeOf(from).slice(-axis.length);
    const ones = graph.add("Expand", [graph.number(1), graph.int64s(lengths)]);
    return graph.add("LayerNormalization", [x, ones], { axis: -axis.length, epsilon: float(eps) });
  }
  const centred = centredAlong(x, axis, graph);
  const total = graph.add("Add", [meanAlong(graph.add("Mul", [centred, centred]), axis, graph), graph.number(eps)]);
  const zero = graph.add("Equal", [total, graph.number(0)]);
  // 0 / 1 where all elements are equal and eps is 0
  const deviation = graph.add("Sqrt", [graph.add("Where", [zero, graph.number(1), total])]);
  return graph.add("Div", [centred, deviation]);
};

const batchNorm: Operator = (step, graph) => {
  const { mean, variance, eps, ofBatch } = step.attributes as {
    mean: GraphValue;
    variance: GraphValue;
    eps: number;
    ofBatch: boolean;
  };
  if (ofBatch) throw new ValueError("exportOnnx: BatchNorm: with the statistics of a batch it is for training only");
  if (eps <= LEAST_EPS && sum(equal(variance.array, 0)).item() > 0) {
    throw new ValueError("exportOnnx: BatchNorm: a channel has variance 0, and eps is 0; give the layer an eps");
  }
  const tensors = [...step.inputs, mean, variance].map((value) => graph.tensorAs(value, resultOf(step).dtype));
  return graph.add("BatchNormalization", tensors, { epsilon: float(eps) });
};

/** x divided by its largest number along axes, so that squares neither overflow nor vanish, and that number. */
function scaled(x: string, axes: readonly number[], graph: GraphWriter): { x: string; scale: string } {
  const size = graph.add("Abs", [x]);
  const largest = axes.length === 0 ? size : graph.add("ReduceMax", [size], { axes, keepdims: 1 });
  const zero = graph.add("Equal", [largest, graph.number(0)]);
  const scale = graph.add("Where", [zero, graph.number(1), largest]);
  return { x: graph.add("Div", [x, scale]), scale };
}

function lengthAlong(x: string, axes: readonly number[], graph: GraphWriter): string {
  return axes.length === 0 ? graph.add("Abs", [x]) : graph.add("ReduceL2", [x], { axes, keepdims: 1 });
}

const norm: Operator = (step, graph) => {
  const { axis, keepdims, count } = step.attributes as { axis: readonly number[]; keepdims: boolean; count: Size };
  const { x, scale } = scaled(operand(step, graph), axis, graph);
  const length = lengthAlong(x, axis, graph);
  const root = graph.add("Mul", [graph.add("Div", [length, graph.add("Sqrt", [graph.numberOf(count)])]), scale]);
  return keepdims || axis.length === 0 ? root : graph.add("Squeeze", [root, graph.int64s(axis)]);
};

const direction: Operator = (step, graph) => {
  const { axis, eps } = step.attributes as { axis: readonly number[]; eps: number };
  const { x, scale } = scaled(operand(step, graph), axis, graph);
  const length = lengthAlong(x, axis, graph);
  return graph.add("Div", [x, graph.add("Max", [length, graph.add("Div", [graph.number(eps), scale])])]);
};

export const normalizationOperators: Operators = {
  Standardize: standardize,
  BatchNorm: batchNorm,
  Norm: norm,
  Direction: direction,
  Centre: centre,
};

export const normalizationRefusals: Readonly<Record<string, string>> = {
  InverseDeviation: PART_OF_GRADIENT,
  PreciseSum: PART_OF_GRADIENT,
  DirectionGrad: PART_OF_GRADIENT,
};
