/**
 * `layers.json`: outputs and gradients of layers and models with given parameters, and initial parameters.
 *
 * @module
 */
import { add, mul, sum, usingConfig, Variable } from "@dz/core";
import { type BatchNorm, type GRU, LSTM, type RNN, type UnaryLayer } from "@dz/layers";
import { getItem, type NdArray, ones, random, saveNpz, stack } from "@dz/ndarray";
import { dataFile, expectTolerance, type Runner, runCases } from "../cases.ts";
import type { Check } from "../check.ts";
import { within } from "../compare.ts";
import { DataError, decodeNumber, toNdArray } from "../decode.ts";
import type { Fields } from "../fields.ts";
import { gruFromDz, gruToDz } from "../names/gru.ts";
import { initialLayer } from "../names/initial.ts";
import { makeLayer } from "../names/layers.ts";

const tolerance = within(1e-10, 1e-12);

type Arrays = ReadonlyMap<string, NdArray>;

export const layers: Runner = (data) =>
  dataFile(data, "dz-conformance/layers/1", function* (file) {
    file.ignore("loss", "initial_weights_note");
    expectTolerance(file.fields("tolerance"), 1e-10, 1e-12);
    const name = (fields: Fields): string => fields.text("layer");
    yield* runCases(file.list("cases"), { file: "layers.json", name, run: checkLayer });
    yield* runCases(file.list("initial_weights"), {
      file: "layers.json",
      name,
      id: (fields) => `initial_weights/${fields.text("layer")}/seed ${fields.number("seed")}`,
      run: checkInitial,
    });
  });

function checkLayer(check: Check, fields: Fields): void {
  fields.ignore("id", "reference");
  const name = fields.text("layer");
  const layer = makeLayer(name, fields.fields("config"), { dtype: "float64", biasDtype: "float64" });
  const params = arraysOf(fields.fields("params"));
  layer.loadWeights(saveNpz(name === "GRU" ? gruToDz(params) : params));
  /** Parameters or gradients, under the names of the data. */
  const read = (pick: (p: { data: NdArray; grad: Variable | null }) => NdArray | undefined): Arrays => {
    const own = new Map<string, NdArray>();
    for (const [key, parameter] of layer.namedParams()) {
      const a = pick(parameter);
      if (a !== undefined) own.set(key, a);
    }
    return name === "GRU" ? gruFromDz(own) : own;
  };
  checkArrays(
    check,
    "params",
    read(({ data }) => data),
    fields.fields("params"),
  );
  const gradients = (): Arrays => read(({ grad }) => grad?.data);
  switch (fields.text("kind")) {
    case "single":
      checkSingle(check, fields, layer, gradients);
      break;
    case "sequence":
      checkSequence(check, fields, layer as RNN | GRU | LSTM, gradients);
      break;
    case "batchnorm":
      checkBatchNorm(check, fields, layer as BatchNorm, gradients);
      break;
    case "embed":
      checkEmbed(check, fields, layer, gradients);
      break;
    default:
      throw new DataError(`unknown kind ${fields.text("kind")}`);
  }
}

function arraysOf(fields: Fields): Map<string, NdArray> {
  return new Map(fields.names().map((name) => [name, toNdArray(fields.array(name), fields.pathOf(name))]));
}

/** Compares named arrays: the same names, and equal numbers for each name. */
function checkArrays(check: Check, field: string, got: Arrays, want: Fields): void {
  check.same(field, [...got.keys()].sort(), want.names().sort());
  for (const [name, a] of got) if (want.has(name)) check.array(want.pathOf(name), a, want.array(name), tolerance);
}

function backward(y: Variable, fields: Fields): void {
  sum(mul(y, toNdArray(fields.array("w"), fields.pathOf("w")))).backward();
}

function checkGradient(check: Check, field: string, x: Variable, fields: Fields): void {
  if (x.grad === null) check.fail(field, "no gradient", "an array");
  else check.array(field, x.grad.data, fields.array("gx"), tolerance);
}

function checkSingle(check: Check, fields: Fields, layer: UnaryLayer, gradients: () => Arrays): void {
  const x = new Variable(toNdArray(fields.array("x"), "x"));
  const y = layer.forward(x);
  check.array("y", y.data, fields.array("y"), tolerance);
  backward(y, fields);
  checkGradient(check, "gx", x, fields);
  checkArrays(check, "grads", gradients(), fields.fields("grads"));
}

function checkSequence(check: Check, fields: Fields, layer: RNN | GRU | LSTM, gradients: () => Arrays): void {
  const [x, w] = [toNdArray(fields.array("x"), "x"), toNdArray(fields.array("w"), "w")];
  const resets = fields.get("reset_state_before_step");
  const before = Array.isArray(resets)
    ? fields.numbers("reset_state_before_step")
    : resets === null
      ? []
      : [decodeNumber(resets, "reset_state_before_step")];
  const xs = Array.from({ length: x.length }, (_, i) => new Variable(getItem(x, i)));
  layer.resetState();
  const ys = xs.map((step, i) => {
    if (before.includes(i)) layer.resetState();
    return layer.forward(step);
  });
  check.array("y", stack(ys.map((y) => y.data)), fields.array("y"), tolerance);
  if (layer instanceof LSTM) {
    const { c } = layer;
    if (c === null) check.fail("c_last", "no state", "an array");
    else check.array("c_last", c.data, fields.array("c_last"), tolerance);
  }
  ys.map((y, i) => sum(mul(y, getItem(w, i))))
    .reduce(add)
    .backward();
  const gx = xs.map(({ grad }) => grad?.data).filter((a) => a !== undefined);
  if (gx.length < xs.length) check.fail("gx", `${gx.length} gradients`, `${xs.length} gradients`);
  else check.array("gx", stack(gx), fields.array("gx"), tolerance);
  checkArrays(check, "grads", gradients(), fields.fields("grads"));
}

function checkBatchNorm(check: Check, fields: Fields, layer: BatchNorm, gradients: () => Arrays): void {
  for (const step of fields.fieldsList("steps")) {
    const x = new Variable(toNdArray(step.array("x"), step.pathOf("x")));
    const y = usingConfig("train", step.flag("train"), () => layer.forward(x));
    check.array(step.pathOf("y"), y.data, step.array("y"), tolerance);
    for (const [name, parameter] of layer.namedParams()) {
      if (name !== "avg_mean" && name !== "avg_var") continue;
      check.array(step.pathOf(`${name}_after`), parameter.data, step.array(`${name}_after`), tolerance);
    }
    if (!step.flag("train")) continue;
    layer.cleargrads();
    backward(y, step);
    checkGradient(check, step.pathOf("gx"), x, step);
    checkArrays(check, step.pathOf("grads"), gradients(), step.fields("grads"));
  }
}

function checkEmbed(check: Check, fields: Fields, layer: UnaryLayer, gradients: () => Arrays): void {
  const y = layer.forward(toNdArray(fields.array("ids"), "ids"));
  check.array("y", y.data, fields.array("y"), tolerance);
  backward(y, fields);
  checkArrays(check, "grads", gradients(), fields.fields("grads"));
}

/** Checks the initial parameters of a layer after its first calls, in the dtypes of DeZero: W float64, b float32. */
function checkInitial(check: Check, fields: Fields): void {
  const params = fields.fields("params");
  random.seed(fields.number("seed"));
  const layer = initialLayer(fields.text("layer"), params);
  const calls = fields.number("calls");
  if (fields.get("x_shape") !== null) {
    const x = ones(fields.numbers("x_shape"));
    for (let i = 0; i < calls; i++) layer.forward(x);
  } else if (calls !== 0) throw new DataError("calls: expected 0 without x_shape");
  checkArrays(check, "params", new Map(Array.from(layer.namedParams(), ([name, { data }]) => [name, data])), params);
}
