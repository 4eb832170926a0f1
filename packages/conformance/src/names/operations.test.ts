import { Variable } from "@dz/core";
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
  it("knows how DeZero's names are spelled in dz", () => {
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

  it("has operands in their places", () => {
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

  it("seeds the stream for dropout, and gives the running statistics of batch_norm", () => {
    const once = run("dropout", [[1, 2, 3, 4]], { ratio: 0.5, train: true, seed: 3 });
    random.randomSample();
    expect(run("dropout", [[1, 2, 3, 4]], { ratio: 0.5, train: true, seed: 3 })).toEqual(once);
    expect(run("dropout", [[1, 2]], { ratio: 0.5, train: false })).toEqual([1, 2]);
    const inputs = [array([[1], [3]]), array([1]), array([0])].map((a) => new Variable(a));
    const { state } = operation("batch_norm").apply(inputs, new Fields({ train: true, decay: 0.5 }, "attrs"));
    expect(state?.get("avg_mean")?.toArray()).toEqual([1]);
    expect([...(state?.keys() ?? [])]).toEqual(["avg_mean", "avg_var"]);
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
