import { reshape, type Variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { array, ones, ShapeError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { mean } from "../math/mean.ts";
import { checkFunction } from "../testing/vitest.ts";
import { instanceNorm } from "./instance-norm.ts";

type Three = [Variable, Variable, Variable];

/** The formula, written out. */
function composed(x: Variable, gamma: Variable, beta: Variable): Variable {
  const over = { axis: x.shape.map((_, axis) => axis).slice(2), keepdims: true };
  const centred = x.sub(mean(x, over));
  const normal = centred.div(mean(centred.pow(2), over).add(1e-5).pow(0.5));
  const perChannel = x.shape.map((length, axis) => (axis === 1 ? length : 1));
  return normal.mul(reshape(gamma, perChannel)).add(reshape(beta, perChannel));
}

for (const shape of [
  [2, 3, 4],
  [2, 3, 2, 2],
]) {
  checkFunction(`instanceNorm of [${shape}]`, (...inputs) => instanceNorm(...(inputs as Three)), {
    oracle: (...inputs) => composed(...(inputs as Three)),
    inputs: [uniform(shape, -2, 2), uniform([3], 0.5, 2), uniform([3], -1, 1)],
  });
}

describe("instanceNorm", () => {
  test("each channel of each image by itself", () => {
    const x = array([
      [
        [1, 3],
        [10, 30],
      ],
      [
        [5, 4],
        [0, 8],
      ],
    ]);
    expect(instanceNorm(x, ones([2]), array([0, 7]), { eps: 0 }).data.toArray()).toEqual([
      [
        [-1, 1],
        [6, 8],
      ],
      [
        [1, -1],
        [6, 8],
      ],
    ]);
  });

  test("errors", () => {
    expect(() => instanceNorm(zeros([2, 3]), ones([3]), zeros([3]))).toThrow(
      new ShapeError("instanceNorm: x has shape [2, 3], expected [batch, channels, ...] with more axes"),
    );
    expect(() => instanceNorm(zeros([2, 3, 4]), ones([4]), zeros([3]))).toThrow(
      new ShapeError("instanceNorm: gamma has shape [4], expected [3] for x [2, 3, 4]"),
    );
  });
});
