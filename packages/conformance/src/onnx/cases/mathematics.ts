import type { Variable, VariableLike } from "@dz/core";
import * as F from "@dz/functions";
import { array, type NdArray } from "@dz/ndarray";
import { between, floats, normal, whole } from "../draw.ts";
import type { ExportCase } from "../measure.ts";

const x = normal(1, 3, 4);
const y = normal(2, 3, 4);
const cube = normal(3, 2, 3, 4);
const small = floats(-1, -0.5, -1e-3, -1e-6, 0, 1e-7, 1e-3, 0.5, 1);
const halves = floats(-2.5, -1.5, -0.5, -0, 0, 0.4, 0.5, 1.5, 2.5);
const equalOnes = floats(1, 2, 2, 3, 3, 3);
const bools = array([true, false, true, true]);
const others = array([true, true, false, true]);

const unary: Readonly<Record<string, readonly [(x: VariableLike) => Variable, NdArray]>> = {
  abs: [F.abs, x],
  acos: [F.acos, small],
  asin: [F.asin, small],
  atan: [F.atan, x],
  ceil: [F.ceil, halves],
  floor: [F.floor, halves],
  round: [F.round, halves],
  sign: [F.sign, halves],
  cos: [F.cos, x],
  sin: [F.sin, x],
  tan: [F.tan, x],
  cosh: [F.cosh, x],
  sinh: [F.sinh, x],
  erf: [F.erf, x],
  exp: [F.exp, x],
  expm1: [F.expm1, small],
  log: [F.log, between(0.1, 5, 3, 4)],
  log1p: [F.log1p, floats(-0.5, -1e-3, -1e-7, 0, 1e-7, 1e-3, 0.5, 10, 1e20)],
  log2: [F.log2, between(0.1, 5, 3, 4)],
  sqrt: [F.sqrt, between(0, 5, 3, 4)],
  square: [F.square, x],
};

const reductions = { max: F.max, min: F.min, mean: F.mean, prod: F.prod, logSumExp: F.logSumExp, norm: F.norm };
const deviations = { variance: F.variance, std: F.std };
const comparisons = {
  equal: F.equal,
  notEqual: F.notEqual,
  less: F.less,
  lessEqual: F.lessEqual,
  greater: F.greater,
  greaterEqual: F.greaterEqual,
};
const logic = { logicalAnd: F.logicalAnd, logicalOr: F.logicalOr, logicalXor: F.logicalXor };

/** Functions of numbers, reductions, comparisons and order. */
export const mathCases: readonly ExportCase[] = [
  ...Object.entries(unary).map(([name, [fn, input]]) => ({ name, make: () => fn, inputs: [input] })),
  ...Object.entries(reductions).flatMap(([name, fn]): ExportCase[] => [
    // The number of the factors is that of the elements: a graph for each size.
    { name, make: () => (a) => fn(a), inputs: [x], symbolic: name !== "prod" },
    {
      name: `${name}: axis`,
      make: () => (a) => fn(a, { axis: [0, 2], keepdims: true }),
      inputs: [cube],
      symbolic: name !== "prod",
    },
    { name: `${name}: not over the batch`, make: () => (a) => fn(a, { axis: -1 }), inputs: [cube] },
  ]),
  ...Object.entries(deviations).flatMap(([name, fn]): ExportCase[] => [
    { name, make: () => (a) => fn(a), inputs: [x] },
    { name: `${name}: axis and ddof`, make: () => (a) => fn(a, { axis: 1, ddof: 1, keepdims: true }), inputs: [cube] },
  ]),
  ...Object.entries(comparisons).flatMap(([name, fn]): ExportCase[] => [
    { name, make: () => (a, b) => fn(a, b), inputs: [whole(3, 4, 5), whole(2, 4, 1)] },
    { name: `${name}: with a number`, make: () => (a) => fn(a, 2), inputs: [equalOnes] },
  ]),
  ...Object.entries(logic).map(
    ([name, fn]): ExportCase => ({ name, make: () => (a, b) => fn(a, b), inputs: [bools, others] }),
  ),
  { name: "logicalNot", make: () => (a) => F.logicalNot(a), inputs: [bools] },
  { name: "maximum", make: () => (a, b) => F.maximum(a, b), inputs: [x, y] },
  { name: "minimum", make: () => (a, b) => F.minimum(a, b), inputs: [x, y] },
  { name: "clip", make: () => (a) => F.clip(a, -0.5, 1), inputs: [x] },
  { name: "cumsum", make: () => (a) => F.cumsum(a), inputs: [x] },
  { name: "cumsum: reverse", make: () => (a) => F.cumsum(a, { axis: 1, reverse: true }), inputs: [x] },
  { name: "argMax", make: () => (a) => F.argMax(a, { axis: 1 }), inputs: [x] },
  { name: "argMax: of all", make: () => (a) => F.argMax(a), inputs: [equalOnes] },
  { name: "argMin", make: () => (a) => F.argMin(a, { axis: 0 }), inputs: [x] },
  { name: "oneHot", make: () => (a) => F.oneHot(a, 5), inputs: [whole(5, 2, 3)] },
  { name: "sort", make: () => (a) => F.sort(a), inputs: [x] },
  { name: "sort: descending", make: () => (a) => F.sort(a, { axis: 1, descending: true }), inputs: [cube] },
  { name: "topK", make: () => (a) => F.topK(a, 2).values, inputs: [x] },
  {
    name: "topK: the places of the smallest",
    make: () => (a) => F.topK(a, 2, { axis: 1, largest: false }).indices,
    inputs: [cube],
  },
];
