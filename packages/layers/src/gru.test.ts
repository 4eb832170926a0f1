import { type Variable, variable } from "@dz/core";
import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { expect, test } from "vitest";
import { GRU } from "./gru.ts";

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

test("GRU carries its state from one call to the next", () => {
  const layer = new GRU(1, { inSize: 1, dtype: "float64" });
  const { x2r, x2z, x2n, h2r, h2z, h2n } = layer;
  for (const [i, part] of [x2r, x2z, x2n, h2r, h2z, h2n].entries()) {
    part.W.data = array([[0.3 * i - 0.7]]);
    (part.b as Variable).data = array([0.4 - 0.2 * i]);
  }
  const apply = (k: number, x: number): number => x * (0.3 * k - 0.7) + (0.4 - 0.2 * k);
  let h = 0;
  for (const x of [1, -2, 0.5]) {
    const [r, z] = [sigmoid(apply(0, x) + apply(3, h)), sigmoid(apply(1, x) + apply(4, h))];
    const n = Math.tanh(apply(2, x) + r * apply(5, h));
    h = (1 - z) * n + z * h;
    expect(layer.forward(variable([[x]])).item()).toBeCloseTo(h, 14);
    expect(layer.h?.item()).toBeCloseTo(h, 14);
  }
  layer.resetState();
  expect(layer.h).toBeNull();
});

test("GRU draws the weights of the state in the constructor, those of the input at the first input", () => {
  const layer = new GRU(3);
  const content = (): [string, number[]][] =>
    Array.from(layer.namedParams(), ([name, { shape }]) => [name, [...shape]]);
  const expected = (inSize: number): [string, number[]][] =>
    ["x2r", "x2z", "x2n", "h2r", "h2z", "h2n"].flatMap((part) => [
      [`${part}/W`, [part.startsWith("x") ? inSize : 3, 3]],
      [`${part}/b`, [3]],
    ]);
  expect(content()).toEqual(expected(0));
  layer.forward(zeros([1, 2]));
  expect(content()).toEqual(expected(2));
  const early = new GRU(3, { inSize: 4 });
  expect(Array.from(early.namedParams(), ([name, { shape }]) => [name, [...shape]])).toEqual(expected(4));
});

test("GRU keeps float32", () => {
  const layer = new GRU(3);
  const x = zeros([2, 2], { dtype: "float32" });
  layer.forward(x);
  expect(layer.forward(x).dtype).toBe("float32");
});

test("errors of GRU leave its state unchanged", () => {
  expect(() => new GRU(0)).toThrow(new ValueError("GRU hiddenSize: a size is a whole number from 1, got 0"));
  const layer = new GRU(3);
  const h = layer.forward(zeros([3, 2]));
  expect(() => layer.forward(zeros([1, 2]))).toThrow(
    new ShapeError("GRU: the state has shape [3, 3], the input [1, 2]; call resetState() before another batch size"),
  );
  expect(() => layer.forward(zeros([3, 4]))).toThrow(
    new ShapeError("gruCell: inner dimensions differ, [3, 4] × [2, 3]"),
  );
  expect(layer.h).toBe(h);
});
