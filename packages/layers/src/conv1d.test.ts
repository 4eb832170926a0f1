import { Variable } from "@dz/core";
import { gradientCheck } from "@dz/core/testing";
import { conv1d } from "@dz/functions";
import { RandomState, random, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { expect, test } from "vitest";
import { Conv1d } from "./conv1d.ts";
import { Conv2d } from "./conv2d.ts";

const x = new RandomState(1).uniform(-1, 1, [2, 3, 9]);

test("Conv1d is the function conv1d with its own filters and bias", () => {
  const layer = new Conv1d(4, 3, { stride: 2, pad: 1, dtype: "float64" });
  const y = layer.forward(x);
  expect(y.shape).toEqual([2, 4, 5]);
  expect(y.data.toArray()).toEqual(conv1d(x, layer.W, layer.b, { stride: 2, pad: 1 }).data.toArray());
  y.sum().backward();
  expect([layer.W.grad?.shape, layer.b?.grad?.shape]).toEqual([[4, 3, 3], [4]]);
  expect(layer.b?.grad?.data.toArray()).toEqual([10, 10, 10, 10]);
});

test("Conv1d draws the weights that Conv2d draws for images of height 1", () => {
  const [line, image] = [
    new Conv1d(4, 3, { random: new RandomState(7) }),
    new Conv2d(4, [1, 3], { random: new RandomState(7) }),
  ];
  line.forward(x);
  image.forward(x.reshape(2, 3, 1, 9));
  expect(line.W.data.toArray()).toEqual(image.W.data.reshape(4, 3, 3).toArray());
});

test("Conv1d has second gradients", () => {
  const layer = new Conv1d(2, 3, { pad: 1, dtype: "float64", random: new RandomState(2) });
  gradientCheck((x) => layer.forward(x).pow(2), [new RandomState(3).uniform(-1, 1, [1, 2, 4])], { order: 2 });
});

test("what Conv1d refuses draws no weights", () => {
  const state = random.getState();
  const layer = new Conv1d(4, 3);
  expect(() => layer.forward(new Variable(zeros([1, 3, 2])))).toThrow(
    new ShapeError("conv1d: filters of length 3 do not fit into sequences [1, 3, 2] with pad 0"),
  );
  expect(() => layer.forward(zeros([3, 2]))).toThrow(
    new ShapeError("Conv1d: expected an input [batch, channels, length], got shape [3, 2]"),
  );
  expect([layer.W.shape, random.getState()]).toEqual([[4, 0, 3], state]);
  expect(() => new Conv1d(4, 0)).toThrow(new ValueError("Conv1d: kernelSize is 0, expected a whole number from 1"));
  expect(() => new Conv1d(4, 3, { stride: 0.5 })).toThrow(
    new ValueError("Conv1d: stride is 0.5, expected a whole number from 1"),
  );
});
