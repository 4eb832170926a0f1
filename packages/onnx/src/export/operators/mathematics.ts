/**
 * Functions of numbers, reductions, and what has no gradient: comparisons, order, places.
 *
 * @module
 */
import { array, isFloat } from "@dz/ndarray";
import type { GraphStep, GraphValue } from "../../trace/graph.ts";
import { fixedSize, type Size } from "../../trace/size.ts";
import type { GraphWriter } from "../graph-writer.ts";
import { type Operator, type Operators, operand, PART_OF_GRADIENT, resultOf, same } from "../operator.ts";

/** A function of the first input that is made of several operators. */
function composed(make: (x: string, graph: GraphWriter, step: GraphStep) => string): Operator {
  return (step, graph) => make(operand(step, graph), graph, step);
}

interface Reduction {
  readonly axis: readonly number[];
  readonly keepdims: boolean;
}

/** A reduction along axes; along none, every element stays. */
function reduced(operator: string): Operator {
  return composed((x, graph, step) => {
    const { axis, keepdims } = step.attributes as unknown as Reduction;
    return axis.length === 0 ? x : graph.add(operator, [x], { axes: axis, keepdims: keepdims ? 1 : 0 });
  });
}

/** The sum of squares divided by a number of degrees of freedom. */
const sumOfSquares = composed((x, graph, step) => {
  const { axis, keepdims, count } = step.attributes as unknown as Reduction & { count: Size };
  const squares =
    axis.length === 0
      ? graph.add("Mul", [x, x])
      : graph.add("ReduceSumSquare", [x], { axes: axis, keepdims: keepdims ? 1 : 0 });
  return graph.add("Div", [squares, graph.numberOf(count)]);
});

/** `e^x − 1`, in the form `2 e^(x/2) sinh(x/2)` that keeps its digits near 0. */
const expm1 = composed((x, graph) => {
  const half = graph.add("Mul", [x, graph.number(0.5)]);
  const near = graph.add("Mul", [
    graph.number(2),
    graph.add("Mul", [graph.add("Exp", [half]), graph.add("Sinh", [half])]),
  ]);
  const far = graph.add("Sub", [graph.add("Exp", [x]), graph.number(1)]);
  return graph.add("Where", [graph.add("Less", [graph.add("Abs", [x]), graph.number(1)]), near, far]);
});

/** `ln(1 + x)` as `x ln(u) / (u − 1)` with `u = 1 + x` rounded, which keeps the digits of a small x; x itself where u is 1. */
const log1p = composed((x, graph) => {
  const one = graph.number(1);
  const u = graph.add("Add", [x, one]);
  const apart = graph.add("Sub", [u, one]);
  const lost = graph.add("Equal", [apart, graph.number(0)]);
  const ratio = graph.add("Div", [x, graph.add("Where", [lost, one, apart])]);
  const log = graph.add("Log", [u]);
  const exact = graph.add("Where", [lost, x, graph.add("Mul", [log, ratio])]);
  return graph.add("Where", [graph.add("Less", [graph.add("Abs", [x]), one]), exact, log]);
});

const clip = composed((x, graph, step) => {
  const { low, high } = step.attributes as { low: number; high: number };
  const { dtype } = resultOf(step);
  return graph.add("Clip", [x, graph.number(low, dtype), graph.number(high, dtype)]);
});

/** The comparison of two operands, which are first brought to one kind of number. */
function comparison(operator: string, negated = false): Operator {
  return ({ inputs }, graph) => {
    const floats = inputs.some(({ dtype }) => isFloat(dtype));
    const whole = operator !== "Equal" || inputs.some(({ dtype }) => dtype === "int32");
    const dtype = floats ? "float32" : whole ? "int32" : "bool";
    const result = graph.add(
      operator,
      inputs.map((value) => graph.tensorAs(value, dtype)),
    );
    return negated ? graph.add("Not", [result]) : result;
  };
}

function logic(operator: string): Operator {
  return ({ inputs }, graph) =>
    graph.add(
      operator,
      inputs.map((value) => graph.tensorAs(value, "bool")),
    );
}

/** The place of an extreme along an axis, or in the array as one vector. */
function place(operator: "ArgMax" | "ArgMin"): Operator {
  return ({ inputs, attributes }, graph) => {
    const { axis = null } = attributes as { axis?: number | null };
    const x = numeric(inputs[0] as GraphValue, graph);
    const from = axis === null ? graph.add("Reshape", [x, graph.int64s([-1])]) : x;
    return graph.fromInt64(graph.add(operator, [from], { axis: axis ?? 0, keepdims: 0 }), "int32");
  };
}

/** A value that ArgMax and TopK take, which have no bools. */
function numeric(value: GraphValue, graph: GraphWriter): string {
  return graph.tensorAs(value, value.dtype === "bool" ? "int32" : value.dtype);
}

/** The places of the first elements of an order along an axis. */
function order(step: GraphStep, graph: GraphWriter, k: string, largest: boolean): string {
  const { axis } = step.attributes as { axis: number };
  const x = numeric(step.inputs[0] as GraphValue, graph);
  const [, places] = graph.addAll("TopK", [x, k], 2, { axis, largest: largest ? 1 : 0, sorted: 1 }) as [string, string];
  return graph.fromInt64(places, "int32");
}

const argSort: Operator = (step, graph) => {
  const { axis, descending } = step.attributes as { axis: number; descending: boolean };
  const [from] = step.inputs as [GraphValue];
  const along = axis < 0 ? axis + from.shape.length : axis;
  return order(step, graph, graph.int64s([from.shape[along] as Size]), descending);
};

const topK: Operator = (step, graph) => {
  const { k, largest = true } = step.attributes as { k: number; largest?: boolean };
  return order(step, graph, graph.int64s([k]), largest);
};

const oneHot: Operator = ({ inputs, attributes, outputs }, graph) => {
  const { classes } = attributes as { classes: Size };
  const { dtype } = outputs[0] as GraphValue;
  const values = graph.constant(array([0, 1], { dtype }));
  const depth = graph.int64(fixedSize(classes, "the number of classes of oneHot"));
  return graph.add("OneHot", [graph.toInt64(graph.tensor(inputs[0] as GraphValue)), depth, values], { axis: -1 });
};

const cumsum = composed((x, graph, step) => {
  const { axis, reverse } = step.attributes as { axis: number; reverse: boolean };
  return graph.add("CumSum", [x, graph.int64(axis)], { reverse: reverse ? 1 : 0 });
});

const names = [
  "Tan",
  "Erf",
  "Exp",
  "Abs",
  "Cos",
  "Cosh",
  "Acos",
  "Atan",
  "Ceil",
  "Floor",
  "Round",
  "Sign",
  "Sqrt",
  "Sin",
  "Sinh",
  "Asin",
];

export const mathOperators: Operators = {
  ...Object.fromEntries(names.map((name) => [name, same(name)])),
  Square: composed((x, graph) => graph.add("Mul", [x, x])),
  Log2: composed((x, graph) => graph.add("Div", [graph.add("Log", [x]), graph.number(Math.LN2)])),
  Expm1: expm1,
  Log1p: log1p,
  Mean: reduced("ReduceMean"),
  Max: reduced("ReduceMax"),
  Min: reduced("ReduceMin"),
  LogSumExp: reduced("ReduceLogSumExp"),
  SumOfSquares: sumOfSquares,
  Maximum: same("Max"),
  Minimum: same("Min"),
  Clip: clip,
  Cumsum: cumsum,
  Equal: comparison("Equal"),
  NotEqual: comparison("Equal", true),
  Less: comparison("Less"),
  LessEqual: comparison("LessOrEqual"),
  Greater: comparison("Greater"),
  GreaterEqual: comparison("GreaterOrEqual"),
  LogicalAnd: logic("And"),
  LogicalOr: logic("Or"),
  LogicalXor: logic("Xor"),
  LogicalNot: logic("Not"),
  ArgMax: place("ArgMax"),
  ArgMin: place("ArgMin"),
  ArgSort: argSort,
  TopK: topK,
  OneHot: oneHot,
};

export const mathRefusals: Readonly<Record<string, string>> = {
  AtanSlope: PART_OF_GRADIENT,
  AsinSlope: PART_OF_GRADIENT,
};
