import { Variable } from "@dz/core";
import { gradientCheck } from "@dz/core/testing";
import { conv2d } from "@dz/functions";
import { RandomState, random, ShapeError, zeros } from "@dz/ndarray";
import { expect, test } from "vitest";
import { Conv2d } from "./conv2d.ts";

const x = new RandomState(1).uniform(-1, 1, [2, 3, 5, 6]);

test("Conv2d is the function conv2d with its own filters and bias", () => {
  const layer = new Conv2d(4, [3, 2], { stride: [2, 1], pad: 1, dtype: "float64" });
  const y = layer.forward(x);
  expect(y.shape).toEqual([2, 4, 3, 7]);
  expect(y.data.toArray()).toEqual(conv2d(x, layer.W, layer.b, { stride: [2, 1], pad: 1 }).data.toArray());
  y.sum().backward();
  expect([layer.W.grad?.shape, layer.b?.grad?.shape]).toEqual([[4, 3, 3, 2], [4]]);
  expect(layer.b?.grad?.data.toArray()).toEqual([42, 42, 42, 42]);
});

test("Conv2d has second gradients", () => {
  const layer = new Conv2d(2, 3, { pad: 1, dtype: "float64", random: new RandomState(2) });
  gradientCheck((x) => layer.forward(x).pow(2), [new RandomState(3).uniform(-1, 1, [1, 2, 3, 3])], { order: 2 });
});

test("images that are too small for Conv2d draw no weights", () => {
  const state = random.getState();
  const layer = new Conv2d(4, 3);
  expect(() => layer.forward(new Variable(zeros([1, 3, 2, 5])))).toThrow(
    new ShapeError("conv2d: a kernel of [3, 3] does not fit into images [1, 3, 2, 5] with pad [0, 0]"),
  );
  expect([layer.W.shape, random.getState()]).toEqual([[4, 0, 3, 3], state]);
});
