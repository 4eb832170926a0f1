import { type Variable, variable } from "@dz/core";
import { expectClose } from "@dz/core/testing";
import { meanSquaredError, relu } from "@dz/functions";
import { BatchNorm, Linear } from "@dz/layers";
import { MLP, Sequential, SimpleRNN } from "@dz/models";
import { array, FormatError, ones, RandomState, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { exportOnnx } from "../export/export-onnx.ts";
import {
  TensorProto_DataLocation,
  TensorProto_DataType,
  AttributeProto_AttributeType as Type,
} from "../generated/onnx_pb.js";
import { floats, modelOf, node } from "../testing/model-of.ts";
import { importOnnx } from "./import-onnx.ts";

const x = array(new RandomState(1).normal(0, 1, [3, 2]), { dtype: "float32" });
const weight = { name: "W", dataType: TensorProto_DataType.FLOAT, dims: [2n], floatData: [1, 2] };
const int = (name: string, i: number) => ({ attribute: [{ name, type: Type.INT, i: BigInt(i) }] });

describe("what learns", () => {
  test("in a file of dz, the parameters that the model had, under their names", () => {
    const model = new Sequential([new Linear(2, { dtype: "float32" }), relu, new BatchNorm({ dtype: "float32" })]);
    const names = Object.keys(importOnnx(exportOnnx(model, [x])).weights).sort();
    expect(names).toEqual(Array.from(model.namedParams(), ([name]) => name).sort());
  });

  test("in other files, all floats but single numbers and statistics", () => {
    const half = { name: "half", dataType: TensorProto_DataType.FLOAT, dims: [], floatData: [0.5] };
    const stored = ["scale", "shift", "mean", "variance"].map((name) => ({ ...weight, name }));
    const nodes = [node("Mul", "x, half -> a"), node("BatchNormalization", "a, scale, shift, mean, variance -> y")];
    const { weights } = importOnnx(modelOf({ node: nodes, initializer: [half, ...stored] }));
    expect(Object.keys(weights)).toEqual(["scale", "shift"]);
  });

  test("a step of training changes both by the same", () => {
    const model = new MLP([4, 1], { dtype: "float32", random: new RandomState(2), activation: relu });
    const imported = importOnnx(exportOnnx(model, [x]));
    const step = (forward: () => Variable, parameters: Iterable<(typeof imported.weights)[string]>): void => {
      meanSquaredError(forward(), array([[1], [0], [1]], { dtype: "float32" })).backward();
      for (const parameter of parameters)
        parameter.data = parameter.detach().sub((parameter.grad as Variable).mul(0.1)).data;
    };
    step(() => model.forward(x), model.params());
    step(() => imported.forward(x) as Variable, imported.params());
    for (const [name, parameter] of model.namedParams()) {
      const [own, other] = [parameter, imported.weights[name]].map((each) =>
        Array.from(each?.data.toTypedArray() ?? []),
      );
      for (const [i, value] of own?.entries() ?? []) expect(other?.[i], name).toBeCloseTo(value, 6);
    }
  });

  test("a recurrent model goes on with the states that it gives", () => {
    const model = new SimpleRNN(3, 1, { dtype: "float32", random: new RandomState(3) });
    const imported = importOnnx(exportOnnx(model, [x]));
    let h: Variable | undefined = variable(array(new Array(3).fill([0, 0, 0]), { dtype: "float32" }));
    for (let t = 0; t < 5; t++) {
      const [y, next] = imported.forward(x, h as Variable) as Variable[];
      expectClose(y as Variable, model.forward(x), { rtol: 1e-5, atol: 1e-6 });
      h = next;
    }
  });
});

describe("refuses in one line", () => {
  const graph = (...nodes: object[]) => modelOf({ node: nodes as never, initializer: [weight] });
  const relus = Array.from({ length: 2 }, () => node("Relu"));
  test.each<[string, string, () => unknown, new (message: string) => Error]>([
    ["text", "expected bytes, got the string", () => importOnnx("a" as never), ValueError],
    ["no bytes", "the 0 bytes are no ONNX model: there is no graph", () => importOnnx(new Uint8Array()), FormatError],
    ["other bytes", "the 4 bytes are no ONNX model", () => importOnnx(new Uint8Array([255, 1, 2, 3])), FormatError],
    ["a file that is cut", "are no ONNX model", () => importOnnx(graph(node("Relu")).slice(0, -9)), FormatError],
    [
      "unknown operators",
      'node "conv_3" is a QLinearConv, which dz does not know',
      () => importOnnx(graph({ ...node("QLinearConv"), name: "conv_3" })),
      ValueError,
    ],
    [
      "operators without a name",
      'the node that gives "y" is a Loop, which dz does not know',
      () => importOnnx(graph(node("Loop"))),
      ValueError,
    ],
    [
      "other domains",
      'is a Relu of "com.microsoft", which dz does not know',
      () => importOnnx(graph({ ...node("Relu"), domain: "com.microsoft" })),
      ValueError,
    ],
    [
      "unknown attributes",
      'is a Relu with "alpha", which dz does not know',
      () => importOnnx(graph(node("Relu", "x -> y", int("alpha", 1)))),
      ValueError,
    ],
    [
      "attributes of another kind",
      '"axis" is FLOAT, expected INT',
      () => importOnnx(graph(node("Softmax", "x -> y", { attribute: [{ name: "axis", type: Type.FLOAT, f: 1 }] }))),
      FormatError,
    ],
    [
      "values of attributes",
      "with ceil_mode 1, and dz has only 0",
      () => importOnnx(graph(node("MaxPool", "x -> y", int("ceil_mode", 1)))),
      ValueError,
    ],
    [
      "a training",
      "of a training, which dz does not import",
      () => importOnnx(graph(node("BatchNormalization", "x, W, W, W, W -> y, a, b"))),
      ValueError,
    ],
    [
      "inputs that nothing gives",
      '"z", which a node takes, is given by no node before it',
      () => importOnnx(graph(node("Add", "x, z -> y"))),
      FormatError,
    ],
    [
      "a cycle",
      '"b", which a node takes, is given by no node before it',
      () => importOnnx(graph(node("Relu", "b -> a"), node("Relu", "a -> b"), node("Add", "a, b -> y"))),
      FormatError,
    ],
    ["tensors that are given twice", '"y" is given twice', () => importOnnx(graph(...relus)), FormatError],
    [
      "weights of one name",
      'there are two tensors "W"',
      () => importOnnx(modelOf({ node: [node("Relu")], initializer: [weight, weight] })),
      FormatError,
    ],
    [
      "an output that nothing gives",
      'the output "y" is given by no node',
      () => importOnnx(graph(node("Relu", "x -> a"))),
      FormatError,
    ],
    [
      "sizes that lie",
      '"W" has 2 values, but its shape 3 is of 3',
      () => importOnnx(modelOf({ node: [node("Relu")], initializer: [{ ...weight, dims: [3n] }] })),
      FormatError,
    ],
    [
      "sizes of other worlds",
      '"W" has an axis of length 4294967296',
      () => importOnnx(modelOf({ node: [node("Relu")], initializer: [{ ...weight, dims: [2n ** 32n] }] })),
      FormatError,
    ],
    [
      "bytes that end inside of a number",
      '"W" has 7 bytes, not a multiple of 4',
      () =>
        importOnnx(
          modelOf({ node: [node("Relu")], initializer: [{ ...weight, floatData: [], rawData: new Uint8Array(7) }] }),
        ),
      FormatError,
    ],
    [
      "data elsewhere",
      '"W" is in another file',
      () =>
        importOnnx(
          modelOf({
            node: [node("Relu")],
            initializer: [{ ...weight, dataLocation: TensorProto_DataLocation.EXTERNAL }],
          }),
        ),
      FormatError,
    ],
    [
      "elements that dz has not",
      '"W" has elements of FLOAT16',
      () =>
        importOnnx(
          modelOf({ node: [node("Relu")], initializer: [{ ...weight, dataType: TensorProto_DataType.FLOAT16 }] }),
        ),
      FormatError,
    ],
    [
      "whole numbers that do not fit",
      '"W" has the value 4294967296',
      () =>
        importOnnx(
          modelOf({
            node: [node("Relu")],
            initializer: [{ name: "W", dataType: TensorProto_DataType.INT64, dims: [1n], int64Data: [2n ** 32n] }],
          }),
        ),
      FormatError,
    ],
    [
      "old versions",
      "the file has opset 6, and dz knows 7 to 21",
      () => importOnnx(modelOf({ node: [node("Relu")] }, { opsetImport: [{ domain: "", version: 6n }] })),
      ValueError,
    ],
    [
      "functions of its own",
      "the file has functions of its own",
      () => importOnnx(modelOf({ node: [node("Relu")] }, { functions: [{ name: "f" }] })),
      ValueError,
    ],
    [
      "sparse weights",
      "the file has sparse tensors",
      () => importOnnx(modelOf({ node: [node("Relu")], sparseInitializer: [{}] })),
      ValueError,
    ],
  ])("%s", (_, message, call, kind) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(message);
  });

  test.each(["Expand", "ConstantOfShape", "Tile"])("a %s that asks for too much", (operator) => {
    const lengths = [2n ** 20n, 2n ** 20n, 2n];
    const shape = { name: "s", dataType: TensorProto_DataType.INT64, dims: [3n], int64Data: lengths };
    const inputs = operator === "ConstantOfShape" ? "s -> a" : "x, s -> a";
    const input = [floats("x", "n", 1, 2)];
    const model = importOnnx(modelOf({ input, node: [node(operator, inputs), node("Relu")], initializer: [shape] }));
    expect(() => model.forward(ones([1, 1, 2], { dtype: "float32" }))).toThrow("elements, which is too many");
  });
});

test("names of weights among the inputs, as in old files, are no inputs", () => {
  const model = importOnnx(
    modelOf({ node: [node("Add", "x, W -> y")], input: [floats("x", "n", 2), floats("W", 2)], initializer: [weight] }),
  );
  expect(model.inputs.map(({ name }) => name)).toEqual(["x"]);
  expect((model.forward(ones([1, 2], { dtype: "float32" })) as Variable).data.toArray()).toEqual([[2, 3]]);
});
