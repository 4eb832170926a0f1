import { Variable } from "@dz/core";
import { gradientCheck } from "@dz/core/testing";
import { deconv2d } from "@dz/functions";
import { RandomState, random, ShapeError, zeros } from "@dz/ndarray";
import { expect, test } from "vitest";
import { Deconv2d } from "./deconv2d.ts";

const x = new RandomState(1).uniform(-1, 1, [2, 3, 3, 4]);

test("Deconv2d is the function deconv2d with its own filters and bias", () => {
  const layer = new Deconv2d(4, [3, 2], { stride: 2, pad: [1, 0], dtype: "float64" });
  const y = layer.forward(x);
  expect(y.shape).toEqual([2, 4, 5, 8]);
  expect(y.data.toArray()).toEqual(deconv2d(x, layer.W, layer.b, { stride: 2, pad: [1, 0] }).data.toArray());
  y.sum().backward();
  expect([layer.W.grad?.shape, layer.b?.grad?.shape]).toEqual([[3, 4, 3, 2], [4]]);
  expect(layer.b?.grad?.data.toArray()).toEqual([80, 80, 80, 80]);
});

test("Deconv2d has second gradients", () => {
  const layer = new Deconv2d(2, 2, { stride: 2, dtype: "float64", random: new RandomState(2) });
  gradientCheck((x) => layer.forward(x).pow(2), [new RandomState(3).uniform(-1, 1, [1, 2, 2, 2])], { order: 2 });
});

test("images for which Deconv2d has no output draw no weights", () => {
  const state = random.getState();
  const layer = new Deconv2d(4, 2, { pad: 2 });
  expect(() => layer.forward(new Variable(zeros([1, 3, 1, 1])))).toThrow(
    new ShapeError(
      "deconv2d: the result would have the size [-2, -2] with pad [2, 2], x has shape [1, 3, 1, 1], W [0, 4, 2, 2]",
    ),
  );
  expect([layer.W.shape, random.getState()]).toEqual([[0, 4, 2, 2], state]);
});
