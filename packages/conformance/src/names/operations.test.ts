import { usingConfig, Variable } from "@dz/core";
import * as F from "@dz/functions";
import { array, random } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { Fields } from "../fields.ts";
import { operation } from "./operations.ts";

function run(name: string, inputs: number[][], attrs: object = {}): unknown {
  const fields = new Fields(attrs, "attrs");
  const { y } = operation(name).apply(
    inputs.map((values) => new Variable(array(values))),
    fields,
  );
  expect(fields.unread()).toEqual([]);
  return y.data.toArray();
}

describe("operation", () => {
  it("translates DeZero's names to those of dz", () => {
    const names = ["average", "getitem", "sum_to", "rsub", "batch_norm", "embed_id", "softmax_cross_entropy"];
    expect(names.map((name) => operation(name).name)).toEqual([
      "mean",
      "getItem",
      "sumTo",
      "sub",
      "batchNorm",
      "embedId",
      "softmaxCrossEntropy",
    ]);
  });

  it("keeps the order of operands", () => {
    expect(run("sub", [[1], [5]])).toEqual([-4]);
    expect(run("sub", [[1]], { scalar: 5 })).toEqual([-4]);
    expect(run("rsub", [[1], [5]])).toEqual([4]);
    expect(run("rdiv", [[2]], { scalar: 6 })).toEqual([3]);
    expect(run("pow", [[3]], { c: 2 })).toEqual([9]);
    expect(run("clip", [[-3, 0, 3]], { x_min: -1, x_max: 2 })).toEqual([-1, 0, 2]);
    expect(run("leaky_relu", [[-2, 2]], { slope: 0.5 })).toEqual([-1, 2]);
  });

  it("reads axes and indexes", () => {
    expect(run("sum", [[1, 2, 3]], { axis: null, keepdims: true })).toEqual([6]);
    expect(run("max", [[1, 5, 3]], { axis: [0], keepdims: false })).toBe(5);
    expect(run("getitem", [[1, 2, 3]], { index: [{ slice: [null, null, -1] }] })).toEqual([3, 2, 1]);
    expect(run("getitem", [[1, 2, 3]], { index: [{ newaxis: true }, { int: -1 }] })).toEqual([3]);
    expect(run("getitem", [[1, 2, 3]], { index: [{ ellipsis: true }] })).toEqual([1, 2, 3]);
    const mask = { shape: [3], dtype: "bool", data: [true, false, true] };
    expect(run("getitem", [[1, 2, 3]], { index: [{ mask }] })).toEqual([1, 3]);
  });

  it("seeds the stream for dropout, and returns the running statistics of batch_norm", () => {
    const once = run("dropout", [[1, 2, 3, 4]], { ratio: 0.5, train: true, seed: 3 });
    random.randomSample();
    expect(run("dropout", [[1, 2, 3, 4]], { ratio: 0.5, train: true, seed: 3 })).toEqual(once);
    expect(run("dropout", [[1, 2]], { ratio: 0.5, train: false })).toEqual([1, 2]);
    const inputs = [array([[1], [3]]), array([1]), array([0])].map((a) => new Variable(a));
    const { state } = operation("batch_norm").apply(inputs, new Fields({ train: true, decay: 0.5 }, "attrs"));
    expect(state?.get("avg_mean")?.toArray()).toEqual([1]);
    expect([...(state?.keys() ?? [])]).toEqual(["avg_mean", "avg_var"]);
  });

  const x = new Variable(
    array([
      [0.1, 0.9, 0.4],
      [0.8, 0.2, 0.7],
    ]),
  );
  const z = new Variable(
    array([
      [0.5, 0.3, 0.6],
      [0.4, 0.25, 0.35],
    ]),
  );
  const labels = new Variable(array([2, 0], { dtype: "int32" }));
  const W = new Variable(
    array([
      [1, 2],
      [3, 4],
      [5, 7],
    ]),
  );
  const b = new Variable(array([10, 20]));
  const ids = { shape: [2], dtype: "int32", data: [1, 0] };
  const column = new Variable(array([[1], [2]]));
  it.each<[name: string, inputs: Variable[], attrs: object, expected: () => Variable]>([
    ["sin", [x], {}, () => F.sin(x)],
    ["cos", [x], {}, () => F.cos(x)],
    ["tanh", [x], {}, () => F.tanh(x)],
    ["exp", [x], {}, () => F.exp(x)],
    ["log", [x], {}, () => F.log(x)],
    ["neg", [x], {}, () => F.neg(x)],
    ["flatten", [x], {}, () => F.flatten(x)],
    ["sigmoid", [x], {}, () => F.sigmoid(x)],
    ["relu", [x], {}, () => F.relu(x)],
    ["add", [x, z], {}, () => F.add(x, z)],
    ["add", [x], { scalar: 2 }, () => F.add(x, 2)],
    ["mul", [x, z], {}, () => F.mul(x, z)],
    ["mul", [x], { scalar: 2 }, () => F.mul(x, 2)],
    ["div", [x, z], {}, () => F.div(x, z)],
    ["reshape", [x], { shape: [3, 2] }, () => F.reshape(x, [3, 2])],
    ["transpose", [x], { axes: null }, () => F.transpose(x)],
    ["transpose", [x], { axes: [0, 1] }, () => x],
    ["expand_dims", [x], { axis: 1 }, () => F.expandDims(x, { axis: 1 })],
    ["sum", [x], { axis: 0 }, () => F.sum(x, { axis: 0 })],
    ["sum", [x], { axis: [1], keepdims: true }, () => F.sum(x, { axis: 1, keepdims: true })],
    ["average", [x], { axis: 1, keepdims: false }, () => F.mean(x, { axis: 1 })],
    ["max", [x], { axis: 0, keepdims: true }, () => F.max(x, { axis: 0, keepdims: true })],
    ["min", [x], { axis: 1, keepdims: false }, () => F.min(x, { axis: 1 })],
    ["sum_to", [x], { shape: [1, 3] }, () => F.sumTo(x, [1, 3])],
    ["broadcast_to", [column], { shape: [2, 3] }, () => F.broadcastTo(column, [2, 3])],
    ["matmul", [x, W], {}, () => F.matmul(x, W)],
    ["linear", [x, W], {}, () => F.linear(x, W)],
    ["linear", [x, W, b], {}, () => F.linear(x, W, b)],
    ["softmax", [x], { axis: 0 }, () => F.softmax(x, { axis: 0 })],
    ["log_softmax", [x], { axis: 0 }, () => F.logSoftmax(x, { axis: 0 })],
    ["mean_squared_error", [x, z], {}, () => F.meanSquaredError(x, z)],
    ["softmax_cross_entropy", [x, labels], {}, () => F.softmaxCrossEntropy(x, labels)],
    ["sigmoid_cross_entropy", [x, z], {}, () => F.sigmoidCrossEntropy(x, z)],
    ["binary_cross_entropy", [x, z], {}, () => F.binaryCrossEntropy(x, z)],
    ["accuracy", [x, labels], {}, () => F.accuracy(x, labels)],
    ["embed_id", [W], { ids }, () => F.embedId(W, array([1, 0], { dtype: "int32" }))],
    [
      "dropout",
      [x],
      { ratio: 0.25, train: true, seed: 3 },
      () => {
        random.seed(3);
        return F.dropout(x, { dropoutRatio: 0.25 });
      },
    ],
  ])("%s %j %j equals the operation of dz", (name, inputs, attrs, expected) => {
    const fields = new Fields(attrs, "attrs");
    const found = usingConfig("train", true, () => operation(name).apply(inputs, fields).y.data);
    const { data } = usingConfig("train", true, expected);
    expect(fields.unread()).toEqual([]);
    expect([found.dtype, found.shape, found.toArray()]).toEqual([data.dtype, data.shape, data.toArray()]);
  });

  it("gives each of equal maxima and minima the whole gradient, as DeZero does", () => {
    for (const name of ["max", "min"]) {
      const equal = new Variable(array([2, 2]));
      operation(name)
        .apply([equal], new Fields({ axis: null, keepdims: false }, "attrs"))
        .y.backward();
      expect(equal.grad?.data.toArray()).toEqual([1, 1]);
    }
  });

  it("takes the running statistics and the options of batch_norm", () => {
    const inputs = [array([[1], [3]]), array([2]), array([5])].map((a) => new Variable(a));
    const statistics = (value: number): object => ({ shape: [1], dtype: "float64", data: [value] });
    const apply = (attrs: object): ReturnType<ReturnType<typeof operation>["apply"]> =>
      operation("batch_norm").apply(inputs, new Fields(attrs, "attrs"));
    const test = apply({ train: false, eps: 0, avg_mean: statistics(1), avg_var: statistics(4) });
    expect(test.y.data.toArray()).toEqual([[5], [7]]);
    const { state } = apply({ train: true, decay: 0.75, eps: 1e-3, avg_mean: statistics(10), avg_var: statistics(6) });
    expect(state?.get("avg_mean")?.toArray()).toEqual([0.75 * 10 + 0.25 * 2]);
    expect(state?.get("avg_var")?.toArray()).toEqual([0.75 * 6 + 0.25 * 2]); // unbiased
    expect(apply({ train: false, eps: 3 }).y.data.toArray()).toEqual([[2 * (1 / 2) + 5], [2 * (3 / 2) + 5]]);
  });

  it.each([
    ["sine", [[1]], {}, "unknown op sine"],
    ["toString", [[1]], {}, "unknown op toString"],
    ["sin", [[1], [2]], {}, "inputs: expected 1, got 2"],
    ["add", [[1], [2]], { scalar: 1 }, "inputs: expected 1, got 2"],
    ["matmul", [[1]], {}, "inputs: expected 2, got 1"],
    ["sum", [[1]], {}, "attrs.axis: is missing"],
    ["getitem", [[1]], { index: [{ ellipsis: false }] }, "attrs.index[0]: expected true"],
    ["getitem", [[1]], { index: [{ other: 1 }] }, "attrs.index[0]: unknown part of an index"],
  ])("refuses %s %j %j", (name, inputs, attrs, message) => {
    expect(() => run(name, inputs, attrs)).toThrow(message);
  });
});
