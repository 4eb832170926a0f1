import { type Variable, variable } from "@dz/core";
import { array, RandomState, random, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { isPinned } from "@dz/ndarray/memory";
import { describe, expect, test } from "vitest";
import { Linear } from "./linear.ts";

const x = variable([
  [1, 2],
  [3, 4],
]);

test("Linear computes y = x W + b", () => {
  const layer = new Linear(3, { inSize: 2, dtype: "float64" });
  layer.W.data = array([
    [1, 0, 2],
    [0, 1, 2],
  ]);
  expect(layer.forward(x).data.toArray()).toEqual([
    [1, 2, 6],
    [3, 4, 14],
  ]);
  (layer.b as Variable).data = array([10, 20, 30]);
  const y = layer.forward(x);
  expect(y.data.toArray()).toEqual([
    [11, 22, 36],
    [13, 24, 44],
  ]);
  y.sum().backward();
  expect(layer.W.grad?.data.toArray()).toEqual([
    [4, 4, 4],
    [6, 6, 6],
  ]);
  expect(layer.b?.grad?.data.toArray()).toEqual([2, 2, 2]);
});

test("Linear takes any number of leading axes", () => {
  const layer = new Linear(3, { dtype: "float64" });
  const deep = variable(new RandomState(1).normal(0, 1, [2, 4, 5, 6]));
  const y = layer.forward(deep);
  expect(y.shape).toEqual([2, 4, 5, 3]);
  expect(y.data.toArray()).toEqual(layer.forward(deep.reshape(40, 6)).reshape(2, 4, 5, 3).data.toArray());
  y.sum().backward();
  expect(deep.grad?.shape).toEqual([2, 4, 5, 6]);
});

describe("weights", () => {
  test("are drawn at the first input unless its size is given", () => {
    const random = new RandomState(0);
    const lazy = new Linear(3, { random });
    expect([lazy.W.shape, lazy.b?.shape]).toEqual([[0, 3], [3]]);
    expect(random.getState()).toEqual(new RandomState(0).getState()); // nothing was drawn
    lazy.forward(x);
    expect(lazy.W.shape).toEqual([2, 3]);
    const { data } = lazy.W;
    lazy.forward(x);
    expect(lazy.W.data).toBe(data);
    expect(new Linear(3, { inSize: 2 }).W.shape).toEqual([2, 3]);
  });

  test("are the same whether drawn in the constructor or at the first input", () => {
    const early = new Linear(3, { inSize: 2, random: new RandomState(5) });
    const late = new Linear(3, { random: new RandomState(5) });
    late.forward(zeros([1, 2], { dtype: "float32" }));
    expect(late.W.data.toArray()).toEqual(early.W.data.toArray());
  });

  test("have the dtypes of the options, or that of the first input", () => {
    const types = (layer: Linear): unknown[] => [layer.W.dtype, layer.b?.dtype, layer.forward(x).dtype];
    expect(types(new Linear(1))).toEqual(["float32", "float32", "float64"]); // x is float64, and comes later
    expect(types(new Linear(1, { dtype: "float64" }))).toEqual(["float64", "float64", "float64"]);
    expect(types(new Linear(1, { dtype: "float64", biasDtype: "float32" }))).toEqual(["float64", "float32", "float64"]);
    expect(new Linear(1).forward(zeros([1, 2], { dtype: "float32" })).dtype).toBe("float32");
  });

  test("never move in memory, so that views of them follow updates", () => {
    const layer = new Linear(3);
    layer.forward(x);
    expect([layer.W, layer.b].map((p) => isPinned((p as Variable).data))).toEqual([true, true]);
  });

  test("include a bias only if asked", () => {
    const layer = new Linear(1, { bias: false });
    layer.forward(x);
    expect(layer.b).toBeNull();
    expect(Array.from(layer.namedParams(), ([name]) => name)).toEqual(["W"]);
    expect([layer.W.name, new Linear(1).b?.name]).toEqual(["W", "b"]);
  });
});

describe("errors", () => {
  test("sizes", () => {
    const got = (text: string): ValueError => new ValueError(`Linear ${text}`);
    expect(() => new Linear(0)).toThrow(got("outSize: a size is a whole number from 1, got 0"));
    expect(() => new Linear(1, { inSize: 1.5 })).toThrow(
      new ValueError("Linear: inSize is 1.5, expected a whole number from 1"),
    );
    const layer = new Linear(1);
    expect(() => layer.forward(zeros([3, 0]))).toThrow(got("inSize: a size is a whole number from 1, got 0"));
  });

  test("inputs that are refused draw no weights", () => {
    const state = random.getState();
    const layer = new Linear(3);
    for (const shape of [[3], []]) {
      expect(() => layer.forward(zeros(shape))).toThrow(
        new ShapeError(`Linear: expected an input [batch, ..., inSize], got shape [${shape.join(", ")}]`),
      );
    }
    expect(() => layer.forward("x" as unknown as number)).toThrow(
      new ValueError('Linear: expected a Variable, NdArray or number, got the string "x"'),
    );
    expect(layer.W.shape).toEqual([0, 3]);
    expect(random.getState()).toEqual(state);
  });

  test("the first input fixes the input size", () => {
    const layer = new Linear(3);
    layer.forward(zeros([3, 4]));
    expect(() => layer.forward(zeros([2, 3, 5]))).toThrow("Linear: expected an input [batch, ..., 4], got [2, 3, 5]");
    expect(() => layer.forward(zeros([3, 5]))).toThrow(
      new ShapeError("Linear: expected an input [batch, ..., 4], got [3, 5]"),
    );
  });
});
