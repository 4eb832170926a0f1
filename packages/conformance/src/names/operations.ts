/**
 * The operations of dz under DeZero's names.
 *
 * @module
 */
import { usingConfig, type Variable } from "@dz/core";
import * as F from "@dz/functions";
import {
  type Axis,
  ellipsis,
  type Index,
  type NdArray,
  newAxis,
  onesLike,
  random,
  slice,
  zerosLike,
} from "@dz/ndarray";
import { DataError, decodeNumber, toNdArray } from "../decode.ts";
import type { Fields } from "../fields.ts";
import { convolutions } from "./convolutions.ts";

/** The result of an operation, and the arrays that it updated, if any. */
export interface Outcome {
  readonly y: Variable;
  readonly state?: ReadonlyMap<string, NdArray>;
}

/** Applies an operation to inputs, with its attributes. */
export type Apply = (inputs: readonly Variable[], attrs: Fields) => Outcome;

/** An operation and its name in dz, with which its errors begin. */
export interface Operation {
  readonly name: string;
  readonly apply: Apply;
}

/** The operation that DeZero calls `name`. Throws {@link DataError} for an unknown name. */
export function operation(name: string): Operation {
  const found = operations.get(name);
  if (found === undefined) throw new DataError(`unknown op ${name}`);
  return found;
}

type Function = (inputs: readonly Variable[], attrs: Fields) => Variable;

function plain(name: string, f: Function): Operation {
  return { name, apply: (inputs, attrs) => ({ y: f(inputs, attrs) }) };
}

/** The input with an index; throws unless there are exactly `count` inputs. */
function input(inputs: readonly Variable[], i: number, count: number): Variable {
  if (inputs.length !== count) throw new DataError(`inputs: expected ${count}, got ${inputs.length}`);
  return inputs[i] as Variable;
}

function one(name: string, f: (x: Variable) => Variable): Operation {
  return plain(name, (inputs) => f(input(inputs, 0, 1)));
}

function two(name: string, f: (a: Variable, b: Variable) => Variable): Operation {
  return plain(name, (inputs) => f(input(inputs, 0, 2), input(inputs, 1, 2)));
}

type Pair = (a: Variable | number, b: Variable | number) => Variable;

/** An operator whose second operand may be the attribute `scalar`; `reversed` swaps the operands. */
function operator(name: string, f: Pair, reversed = false): Operation {
  return plain(name, (inputs, attrs) => {
    const x = input(inputs, 0, attrs.has("scalar") ? 1 : 2);
    const other = attrs.has("scalar") ? attrs.number("scalar") : input(inputs, 1, 2);
    return reversed ? f(other, x) : f(x, other);
  });
}

function axisOf(attrs: Fields): Axis {
  const axis = attrs.get("axis");
  return axis === null ? null : Array.isArray(axis) ? attrs.numbers("axis") : attrs.number("axis");
}

type Reduction = (x: Variable, options: { axis?: Axis; keepdims?: boolean }) => Variable;

function reduction(name: string, f: Reduction): Operation {
  return plain(name, (inputs, attrs) =>
    f(input(inputs, 0, 1), {
      axis: axisOf(attrs),
      ...(attrs.has("keepdims") ? { keepdims: attrs.flag("keepdims") } : {}),
    }),
  );
}

/** An index of the data: a list of objects, each with one field that gives its kind. */
function indexOf(attrs: Fields): Index[] {
  return attrs.fieldsList("index").map((part): Index => {
    const [kind] = part.names();
    switch (kind) {
      case "int":
        return part.number("int");
      case "slice": {
        const [start, stop, step] = part
          .list("slice")
          .map((value) => (value === null ? null : decodeNumber(value, part.path))) as (number | null)[];
        return slice(start, stop, step);
      }
      case "array":
      case "mask":
        return toNdArray(part.array(kind), part.path);
      case "ellipsis":
      case "newaxis":
        if (!part.flag(kind)) throw new DataError(`${part.path}: expected true`);
        return kind === "ellipsis" ? ellipsis : newAxis;
      default:
        throw new DataError(`${part.path}: unknown part of an index`);
    }
  });
}

function dropout(inputs: readonly Variable[], attrs: Fields): Variable {
  if (attrs.has("seed")) random.seed(attrs.number("seed"));
  const ratio = attrs.number("ratio");
  return usingConfig("train", attrs.flag("train"), () => F.dropout(input(inputs, 0, 1), { dropoutRatio: ratio }));
}

/** Without running statistics (in cases that must be refused), those of a new layer are used. */
function batchNorm(inputs: readonly Variable[], attrs: Fields): Outcome {
  const [x, gamma, beta] = [0, 1, 2].map((i) => input(inputs, i, 3)) as [Variable, Variable, Variable];
  const given = (name: string): NdArray | null => (attrs.has(name) ? toNdArray(attrs.array(name), name) : null);
  const running = {
    mean: given("avg_mean") ?? zerosLike(gamma.data),
    variance: given("avg_var") ?? onesLike(gamma.data),
  };
  const options = {
    ...(attrs.has("decay") ? { decay: attrs.number("decay") } : {}),
    ...(attrs.has("eps") ? { eps: attrs.number("eps") } : {}),
  };
  const y = usingConfig("train", attrs.flag("train"), () => F.batchNorm(x, gamma, beta, running, options));
  const state = new Map([
    ["avg_mean", running.mean],
    ["avg_var", running.variance],
  ]);
  return { y, state };
}

const table: Readonly<Record<string, Operation>> = {
  sin: one("sin", F.sin),
  cos: one("cos", F.cos),
  tanh: one("tanh", F.tanh),
  exp: one("exp", F.exp),
  log: one("log", F.log),
  add: operator("add", F.add),
  sub: operator("sub", F.sub),
  mul: operator("mul", F.mul),
  div: operator("div", F.div),
  rsub: operator("sub", F.sub, true),
  rdiv: operator("div", F.div, true),
  neg: one("neg", F.neg),
  pow: plain("pow", (inputs, attrs) => F.pow(input(inputs, 0, 1), attrs.number("c"))),
  reshape: plain("reshape", (inputs, attrs) => F.reshape(input(inputs, 0, 1), attrs.numbers("shape"))),
  transpose: plain("transpose", (inputs, attrs) =>
    F.transpose(input(inputs, 0, 1), attrs.get("axes") === null ? undefined : attrs.numbers("axes")),
  ),
  getitem: plain("getItem", (inputs, attrs) => F.getItem(input(inputs, 0, 1), ...indexOf(attrs))),
  expand_dims: plain("expandDims", (inputs, attrs) =>
    F.expandDims(input(inputs, 0, 1), { axis: attrs.number("axis") }),
  ),
  flatten: one("flatten", F.flatten),
  sum: reduction("sum", F.sum),
  sum_to: plain("sumTo", (inputs, attrs) => F.sumTo(input(inputs, 0, 1), attrs.numbers("shape"))),
  broadcast_to: plain("broadcastTo", (inputs, attrs) => F.broadcastTo(input(inputs, 0, 1), attrs.numbers("shape"))),
  average: reduction("mean", F.mean),
  max: reduction("max", (x, options) => F.max(x, { ...options, ties: "all" })),
  min: reduction("min", (x, options) => F.min(x, { ...options, ties: "all" })),
  clip: plain("clip", (inputs, attrs) => F.clip(input(inputs, 0, 1), attrs.number("x_min"), attrs.number("x_max"))),
  matmul: two("matmul", F.matmul),
  linear: plain("linear", (inputs) =>
    inputs.length === 2
      ? F.linear(input(inputs, 0, 2), input(inputs, 1, 2))
      : F.linear(input(inputs, 0, 3), input(inputs, 1, 3), input(inputs, 2, 3)),
  ),
  sigmoid: one("sigmoid", F.sigmoid),
  relu: one("relu", F.relu),
  leaky_relu: plain("leakyRelu", (inputs, attrs) => F.leakyRelu(input(inputs, 0, 1), { slope: attrs.number("slope") })),
  softmax: plain("softmax", (inputs, attrs) => F.softmax(input(inputs, 0, 1), { axis: attrs.number("axis") })),
  log_softmax: plain("logSoftmax", (inputs, attrs) =>
    F.logSoftmax(input(inputs, 0, 1), { axis: attrs.number("axis") }),
  ),
  mean_squared_error: two("meanSquaredError", F.meanSquaredError),
  softmax_cross_entropy: two("softmaxCrossEntropy", F.softmaxCrossEntropy),
  sigmoid_cross_entropy: two("sigmoidCrossEntropy", F.sigmoidCrossEntropy),
  // DeZero clips the probabilities.
  binary_cross_entropy: two("binaryCrossEntropy", (p, t) => F.binaryCrossEntropy(F.clip(p, 1e-15, 0.999), t)),
  accuracy: two("accuracy", F.accuracy),
  dropout: plain("dropout", dropout),
  batch_norm: { name: "batchNorm", apply: batchNorm },
  embed_id: plain("embedId", (inputs, attrs) => F.embedId(input(inputs, 0, 1), toNdArray(attrs.array("ids"), "ids"))),
  ...convolutions,
};

const operations: ReadonlyMap<string, Operation> = new Map(Object.entries(table));
