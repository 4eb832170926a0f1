import { type Variable, variable } from "@dz/core";
import { array, ones, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { expect, test } from "vitest";
import { LSTM } from "./lstm.ts";

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** One unit with one input; input weights, state weights and biases in the order f, i, o, u. */
function small(Wx: readonly number[], Wh: readonly number[], b: readonly number[]): LSTM {
  const layer = new LSTM(1, { inSize: 1, dtype: "float64" });
  const { x2f, x2i, x2o, x2u, h2f, h2i, h2o, h2u } = layer;
  for (const [i, part] of [x2f, x2i, x2o, x2u].entries()) {
    part.W.data = array([[Wx[i] as number]]);
    (part.b as Variable).data = array([b[i] as number]);
  }
  for (const [i, part] of [h2f, h2i, h2o, h2u].entries()) part.W.data = array([[Wh[i] as number]]);
  return layer;
}

test("LSTM carries its output and memory cell from one call to the next", () => {
  const Wx = [0.1, -0.2, 0.3, 0.4] as const;
  const Wh = [0.5, 0.6, -0.7, 0.8] as const;
  const b = [0.9, -1, 1.1, 1.2] as const;
  const layer = small(Wx, Wh, b);
  let [h, c] = [0, 0]; // zeros are equivalent to no state
  for (const x of [1, -2, 0.5]) {
    const gate = (k: 0 | 1 | 2 | 3): number => x * Wx[k] + b[k] + h * Wh[k];
    const [f, i, o, u] = [sigmoid(gate(0)), sigmoid(gate(1)), sigmoid(gate(2)), Math.tanh(gate(3))];
    c = f * c + i * u;
    h = o * Math.tanh(c);
    expect(layer.forward(variable([[x]])).item()).toBeCloseTo(h, 14);
    expect(layer.c?.item()).toBeCloseTo(c, 14);
    expect(layer.h?.item()).toBeCloseTo(h, 14);
  }
  layer.resetState();
  expect([layer.h, layer.c]).toEqual([null, null]);
});

test("the first step of LSTM uses neither the forget gate nor the state weights", () => {
  const layer = new LSTM(3, { inSize: 2 });
  const without = (): string[] => Array.from(layer.namedParams()).flatMap(([name, { grad }]) => (grad ? [] : [name]));
  const x = ones([1, 2], { dtype: "float32" });
  layer.forward(x).backward();
  expect(without()).toEqual(["x2f/W", "x2f/b", "h2f/W", "h2i/W", "h2o/W", "h2u/W"]);
  layer.forward(x).backward();
  expect(without()).toEqual([]);
});

test("unchainBackward from a result of an output cuts the graph of both LSTM states", () => {
  const layer = new LSTM(3, { inSize: 2 });
  const x = ones([4, 2], { dtype: "float32" });
  for (let t = 0; t < 3; t++) layer.forward(x);
  const { h, c } = layer as { h: Variable; c: Variable };
  h.mul(2).unchainBackward();
  expect([h.creator, c.creator]).toEqual([null, null]);
  layer.forward(x).backward();
  for (const state of [h, c]) expect(state.grad?.shape).toEqual([4, 3]); // leaves
});

test("LSTM draws the state weights in the constructor, the input weights at the first input", () => {
  const layer = new LSTM(3);
  const shapes = (): number[][] => Array.from(layer.params(), ({ shape }) => [...shape]);
  const fromState = new Array(4).fill([3, 3]);
  expect(shapes()).toEqual([[0, 3], [3], [0, 3], [3], [0, 3], [3], [0, 3], [3], ...fromState]);
  layer.forward(zeros([1, 2]));
  expect(shapes()).toEqual([[2, 3], [3], [2, 3], [3], [2, 3], [3], [2, 3], [3], ...fromState]);
  expect(Array.from(new LSTM(3, { inSize: 2 }).params(), ({ shape }) => [...shape])).toEqual(shapes());
});

test("an LSTM sequence starts from a state that was assigned, even if only h or c was", () => {
  const [Wx, Wh, b] = [
    [0.1, -0.2, 0.3, 0.4],
    [0.5, 0.6, -0.7, 0.8],
    [0.9, -1, 1.1, 1.2],
  ] as const;
  for (const [h0, c0] of [
    [0.5, -2],
    [0.5, null],
    [null, -2],
  ] as const) {
    const layer = small(Wx, Wh, b);
    if (h0 !== null) layer.h = variable([[h0]]);
    if (c0 !== null) layer.c = variable([[c0]]);
    const gate = (k: 0 | 1 | 2 | 3): number => 3 * Wx[k] + b[k] + (h0 ?? 0) * Wh[k];
    const c = sigmoid(gate(0)) * (c0 ?? 0) + sigmoid(gate(1)) * Math.tanh(gate(3));
    expect(layer.forward(variable([[3]])).item()).toBeCloseTo(sigmoid(gate(2)) * Math.tanh(c), 14);
    expect(layer.c?.item()).toBeCloseTo(c, 14);
  }
  const unused = new LSTM(3);
  unused.h = variable(zeros([1, 3]));
  unused.c = variable(zeros([1, 3]));
  expect(unused.forward(zeros([1, 2])).shape).toEqual([1, 3]);
});

test("LSTM parameters have the names of DeZero", () => {
  expect(Array.from(new LSTM(3).namedParams(), ([name]) => name)).toEqual([
    "x2f/W",
    "x2f/b",
    "x2i/W",
    "x2i/b",
    "x2o/W",
    "x2o/b",
    "x2u/W",
    "x2u/b",
    "h2f/W",
    "h2i/W",
    "h2o/W",
    "h2u/W",
  ]);
});

test("errors of LSTM leave its state unchanged", () => {
  expect(() => new LSTM(1.5)).toThrow(new ValueError("LSTM hiddenSize: a size is a whole number from 1, got 1.5"));
  const layer = new LSTM(3);
  const h = layer.forward(zeros([3, 2]));
  const { c } = layer;
  expect(() => layer.forward(zeros([1, 2]))).toThrow(
    new ShapeError("LSTM: the state has shape [3, 3], the input [1, 2]; call resetState() before another batch size"),
  );
  expect(() => layer.forward(zeros([3, 4]))).toThrow(
    new ShapeError("lstmCell: inner dimensions differ, [3, 4] × [2, 3]"),
  );
  expect([layer.h, layer.c]).toEqual([h, c]);
});
