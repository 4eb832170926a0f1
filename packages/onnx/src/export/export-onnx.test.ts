import { type Attributes, FunctionNode, matmul, Parameter, type Variable, variable } from "@dz/core";
import { Layer } from "@dz/layers";
import { array, type NdArray } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { readModel } from "../format/model-file.ts";
import type { GraphValue } from "../trace/graph.ts";
import { type ExportOptions, exportOnnx } from "./export-onnx.ts";
import type { Operators } from "./operator.ts";

const x = array([
  [1, 2],
  [3, 4],
]);

/** A layer that uses one weight twice. */
class Twice extends Layer {
  readonly inner = { W: new Parameter(array([[1, 2], [3, 4]]), "W") }; // biome-ignore format: a matrix in one line

  override forward(a: Variable | NdArray | number): Variable {
    return matmul(matmul(a as Variable, this.inner.W), this.inner.W);
  }
}

const graphOf = (bytes: Uint8Array) => readModel(bytes).graph;
const dims = (info: ReturnType<typeof graphOf>["input"][number] | undefined): unknown[] => {
  const type = info?.type?.value;
  return type?.case === "tensorType" ? (type.value.shape?.dim ?? []).map(({ value }) => value.value) : [];
};

describe("exportOnnx", () => {
  test("stores a weight once, under its path in the model, as float32", () => {
    const { initializer, node } = graphOf(exportOnnx(new Twice(), [x]));
    expect(initializer.map(({ name }) => name)).toEqual(["inner/W"]);
    expect(initializer[0]?.rawData.length).toBe(4 * 4);
    expect(node.map(({ opType }) => opType)).toEqual(["MatMul", "MatMul", "Identity"]);
  });

  test("says which version of format and operators it has, and who made it", () => {
    const { model, opset } = readModel(exportOnnx((a) => a.neg(), [x]));
    expect([model.irVersion, opset, model.producerName]).toEqual([8n, 17, "dz"]);
  });

  test("the same model gives the same bytes", () => {
    expect(exportOnnx(new Twice(), [x])).toEqual(exportOnnx(new Twice(), [x]));
  });

  test("names inputs and outputs", () => {
    const both = (a: Variable, b: Variable): Variable[] => [a.add(b), a.sub(b)];
    const plain = graphOf(exportOnnx(both, [x, x]));
    expect([...plain.input, ...plain.output].map(({ name }) => name)).toEqual(["x0", "x1", "y0", "y1"]);
    const named = graphOf(exportOnnx(both, [x, x], { inputNames: ["left", "right"], outputNames: ["sum", "rest"] }));
    expect([...named.input, ...named.output].map(({ name }) => name)).toEqual(["left", "right", "sum", "rest"]);
  });

  test("the first axis is the batch where the model allows it, and of the length of the example where not", () => {
    expect(dims(graphOf(exportOnnx((a) => a.neg(), [x])).input[0])).toEqual(["batch", 2n]);
    expect(dims(graphOf(exportOnnx((a) => a.add(array([[1], [2]])), [x])).input[0])).toEqual([2n, 2n]);
    expect(dims(graphOf(exportOnnx((a) => a.neg(), [x], { axes: [] })).input[0])).toEqual([2n, 2n]);
    expect(dims(graphOf(exportOnnx((a, b) => a.mul(b.sum()), [x, array([1, 2, 3])])).input[0])).toEqual([2n, 2n]);
  });

  test("axes can be named", () => {
    const { input, output } = graphOf(exportOnnx((a) => a.T, [x], { axes: [{ 0: "rows", 1: "columns" }] }));
    expect([dims(input[0]), dims(output[0])]).toEqual([
      ["rows", "columns"],
      ["columns", "rows"],
    ]);
  });

  test("takes numbers and Variables as examples", () => {
    expect(graphOf(exportOnnx((a, b) => a.mul(b), [variable(2), 3])).input.length).toBe(2);
  });

  test("functions of a program are written as it says, with their attributes and what they need of the graph", () => {
    class Scaled extends FunctionNode {
      readonly scale: number;
      constructor(scale: number) {
        super();
        this.scale = scale;
      }
      override attributes(): Attributes {
        return { scale: this.scale };
      }
      override forward(a: NdArray): NdArray {
        return a;
      }
      override backward(g: Variable): Variable {
        return g;
      }
    }
    const operators: Operators = {
      Scaled: ({ attributes, inputs: [a] }, graph) =>
        graph.add("Mul", [graph.tensor(a as GraphValue), graph.number(attributes?.scale as number)]),
    };
    const { node, initializer } = graphOf(exportOnnx((a) => new Scaled(3).apply(a), [x], { operators }));
    expect(node.map(({ opType }) => opType)).toEqual(["Mul", "Identity"]);
    expect(new Float32Array(Uint8Array.from(initializer[0]?.rawData ?? []).buffer)).toEqual(new Float32Array([3]));
  });

  test("an example that is a constant of the model, too, is both", () => {
    const { node, initializer } = graphOf(exportOnnx((a) => a.add(x), [x], { axes: [] }));
    expect([node[0]?.opType, node[0]?.input[0], initializer.length]).toEqual(["Add", "x", 1]);
  });

  class Cube extends FunctionNode {
    override forward(a: NdArray): NdArray {
      return a;
    }
    override backward(g: Variable): Variable {
      return g;
    }
  }

  test.each<[string, string, () => unknown]>([
    ["no model", "exportOnnx: expected a model or a function, got number", () => exportOnnx(3 as never, [x])],
    [
      "one example without a list",
      "exportOnnx: expected example inputs in a list",
      () => exportOnnx((a) => a, x as never),
    ],
    [
      "names of another number",
      "exportOnnx: inputNames: expected 1 different names",
      () => exported({ inputNames: [] }),
    ],
    ["names that are equal", "exportOnnx: outputNames: expected 1 diff", () => exported({ outputNames: ["a", "a"] })],
    ["unknown options", "exportOnnx: there is no option", () => exported({ opset: 9 } as never)],
    [
      "a function that is none of dz's",
      "exportOnnx: Cube cannot be written as ONNX: it is not a function of dz, or does not tell its attributes",
      () => exportOnnx((a) => new Cube().apply(a), [x]),
    ],
    [
      "axes that the model does not allow",
      "exportOnnx: axes: the model does not allow them: a constant is made for the size of the inputs",
      () =>
        exportOnnx((a) => a.add(array([...Array(a.length).keys()].map((i) => [i * i]))), [x], { axes: [{ 0: "n" }] }),
    ],
  ])("refuses %s", (_, message, call) => {
    expect(call).toThrow(message);
  });

  function exported(options: ExportOptions): unknown {
    return exportOnnx((a) => a.neg(), [x], options);
  }
});
