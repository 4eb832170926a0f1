import { array, ones } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import type { GraphValue } from "../trace/graph.ts";
import { SymbolicSize } from "../trace/size.ts";
import { GraphWriter, shapeOf, UnknownSizeError } from "./graph-writer.ts";

const operators = (writer: GraphWriter): string[] => writer.nodes.map(({ opType }) => opType);
const batch = new SymbolicSize([{ coefficient: 1, symbols: ["batch"] }]);

function writerWithBatch(): GraphWriter {
  const writer = new GraphWriter(new Map());
  writer.defineSymbol("batch", "x", 0);
  writer.defineSymbol("batch", "z", 1);
  return writer;
}

describe("GraphWriter", () => {
  test("stores equal constants once, and constants of other dtypes or shapes apart", () => {
    const writer = new GraphWriter(new Map());
    const [a, b, c, d] = [array([1, 2]), array([1, 2]), array([1, 2], { dtype: "int32" }), array([[1, 2]])].map((x) =>
      writer.constant(x),
    );
    expect(b).toBe(a);
    expect(new Set([a, c, d]).size).toBe(3);
    expect(writer.initializers.length).toBe(3);
  });

  test("tells −0 from 0, whose quotients are of other signs", () => {
    const writer = new GraphWriter(new Map());
    const [zero, minus] = [0, -0].map((value) => writer.constant(array([value], { dtype: "float32" })));
    expect(minus).not.toBe(zero);
  });

  test("reads a symbol from the first input that has it, once", () => {
    const writer = writerWithBatch();
    expect(writer.int64s([batch, 3])).toBe(writer.int64s([batch, 3]).replace("_1", ""));
    expect(operators(writer).filter((operator) => operator === "Shape").length).toBe(1);
    expect(writer.nodes[0]?.input).toEqual(["x"]);
  });

  test("computes sizes that are polynomials", () => {
    const writer = writerWithBatch();
    const terms = [...batch.terms.map((term) => ({ ...term, coefficient: 2 })), { coefficient: 1, symbols: [] }];
    writer.int64(new SymbolicSize(terms));
    expect(operators(writer)).toEqual(["Shape", "Mul", "Add", "Squeeze"]);
  });

  test("casts a tensor to a dtype once, and not to the type that it has", () => {
    const writer = new GraphWriter(new Map());
    expect(writer.cast("a", "float64", "float32")).toBe("a");
    expect(writer.cast("a", "int32", "float32")).toBe(writer.cast("a", "bool", "float64"));
    expect(operators(writer)).toEqual(["Cast"]);
  });

  test("names outputs after their node, and leaves names that are taken alone", () => {
    const writer = new GraphWriter(new Map());
    writer.unused("Split_out");
    expect(writer.addAll("Split", ["x"], 2, { axis: 0 })).toEqual(["Split_out_1", "Split_out_2"]);
    expect(writer.nodes[0]).toMatchObject({ opType: "Split", name: "Split", input: ["x"] });
  });
});

test("the shape of a value is refused if a length has no law", () => {
  const value = (shape: GraphValue["shape"]): GraphValue => {
    return { origin: { kind: "result" }, dtype: "float32", shape, array: ones([1, 2]) };
  };
  expect(shapeOf(value([batch, 2]))).toEqual([batch, 2]);
  expect(() => shapeOf(value([null, 2]))).toThrow(UnknownSizeError);
});
