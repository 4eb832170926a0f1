import { type Variable, variable } from "@dz/core";
import { array, RandomState, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { RNN } from "./rnn.ts";

const x = variable([[1, 2]]);
const known = { inSize: 2, dtype: "float64" } as const;

function small(): RNN {
  const layer = new RNN(1, known);
  layer.x2h.W.data = array([[0.5], [0.25]]);
  (layer.x2h.b as Variable).data = array([0.125]);
  layer.h2h.W.data = array([[2]]);
  return layer;
}

test("RNN carries its state from one call to the next", () => {
  const layer = small();
  const first = Math.tanh(1.125);
  expect(layer.forward(x).item()).toBeCloseTo(first, 14);
  const h = layer.forward(x);
  expect(h.item()).toBeCloseTo(Math.tanh(1.125 + 2 * first), 14);
  expect(layer.h).toBe(h);
  layer.resetState();
  expect(layer.h).toBeNull();
  expect(layer.forward(x).item()).toBeCloseTo(first, 14);
});

test("gradients of RNN go back through the steps as far as the graph was cut", () => {
  const layer = small();
  const inputs = [variable([[1, 2]]), variable([[1, 2]]), variable([[1, 2]])] as const;
  layer.forward(inputs[0]);
  layer.forward(inputs[1]);
  layer.h?.unchainBackward();
  (layer.h as Variable).unchain();
  layer.forward(inputs[2]).backward();
  expect(inputs.map(({ grad }) => grad !== null)).toEqual([false, false, true]);
});

describe("weights", () => {
  test("of the state are drawn at the second input, as in DeZero", () => {
    const random = new RandomState(0);
    const layer = new RNN(3, { random });
    expect([layer.x2h.W.shape, layer.h2h.W.shape]).toEqual([
      [0, 3],
      [0, 3],
    ]);
    layer.forward(x);
    expect([layer.x2h.W.shape, layer.h2h.W.shape]).toEqual([
      [2, 3],
      [0, 3],
    ]);
    layer.forward(x);
    expect(layer.h2h.W.shape).toEqual([3, 3]);
  });

  test("are all drawn in the constructor if the input size is given", () => {
    const layer = new RNN(3, { inSize: 2, random: new RandomState(0) });
    expect([layer.x2h.W.shape, layer.h2h.W.shape]).toEqual([
      [2, 3],
      [3, 3],
    ]);
    const late = new RNN(3, { random: new RandomState(0) });
    for (let i = 0; i < 2; i++) late.forward(zeros([1, 2], { dtype: "float32" }));
    for (const part of ["x2h", "h2h"] as const) {
      expect(late[part].W.data.toArray()).toEqual(layer[part].W.data.toArray());
    }
  });

  test("have the names of DeZero", () => {
    expect(Array.from(new RNN(3).namedParams(), ([name]) => name)).toEqual(["x2h/W", "x2h/b", "h2h/W"]);
  });

  test("have the dtypes of the options", () => {
    const types = (layer: RNN): string[] => Array.from(layer.params(), ({ dtype }) => dtype);
    expect(types(new RNN(3))).toEqual(["float32", "float32", "float32"]);
    expect(types(new RNN(3, { dtype: "float64", biasDtype: "float32" }))).toEqual(["float64", "float32", "float64"]);
  });
});

describe("errors", () => {
  test("sizes", () => {
    expect(() => new RNN(0)).toThrow(new ValueError("RNN hiddenSize: a size is a whole number from 1, got 0"));
    expect(() => new RNN(1, { inSize: -1 })).toThrow(
      new ValueError("RNN: inSize is -1, expected a whole number from 1"),
    );
  });

  test("inputs that are refused leave the state unchanged", () => {
    const layer = new RNN(3, known);
    const h = layer.forward(zeros([3, 2]));
    expect(() => layer.forward(x)).toThrow(
      new ShapeError("RNN: the state has shape [3, 3], the input [1, 2]; call resetState() before another batch size"),
    );
    expect(() => layer.forward(zeros([3, 4]))).toThrow(
      new ShapeError("rnnCell: inner dimensions differ, [3, 4] × [2, 3]"),
    );
    expect(() => layer.forward(zeros([3]))).toThrow(
      new ShapeError("RNN: expected an input [batch, inSize], got shape [3]"),
    );
    expect(layer.h).toBe(h);
    layer.resetState();
    expect(layer.forward(x).shape).toEqual([1, 3]);
  });
});
