import { ones, ShapeError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { floats, modelOf, node } from "../testing/model-of.ts";
import { importOnnx } from "./import-onnx.ts";

const both = {
  input: [floats("a", "n", 2), floats("b", "n", 2)],
  output: [floats("sum", "n", 2), floats("rest", "n", 2)],
};
const model = importOnnx(modelOf({ ...both, node: [node("Add", "a, b -> sum"), node("Sub", "a, b -> rest")] }));
const [one, pair] = [ones([1, 2], { dtype: "float32" }), ones([2, 2], { dtype: "float32" })];

describe("OnnxModel", () => {
  test("tells what it takes and gives", () => {
    expect(model.inputs).toEqual([
      { name: "a", shape: ["n", 2], dtype: "float32" },
      { name: "b", shape: ["n", 2], dtype: "float32" },
    ]);
    expect(model.outputs.map(({ name }) => name)).toEqual(["sum", "rest"]);
  });

  test("computes with inputs in order, and by name", () => {
    const outputs = model.run({ b: one, a: one });
    expect(outputs.sum?.data.toArray()).toEqual([[2, 2]]);
    expect(model.forward(pair, pair)).toHaveLength(2);
  });

  test("refuses other inputs", () => {
    expect(() => model.forward(one)).toThrow(new ValueError('OnnxModel: expected 2 inputs ("a", "b"), got 1'));
    expect(() => model.run({ a: one })).toThrow(new ValueError('OnnxModel: the input "b" is missing'));
    expect(() => model.forward(one, ones([1, 3], { dtype: "float32" }))).toThrow(
      new ShapeError('OnnxModel: the input "b" has shape [1, 3], expected [n, 2]'),
    );
  });
});
