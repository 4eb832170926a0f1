import { variable } from "@dz/core";
import { expectClose } from "@dz/core/testing";
import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { huberLoss } from "./huber-loss.ts";
import { smoothL1Loss } from "./smooth-l1-loss.ts";

const x = array([
  [1, -2, 3],
  [0.5, 0, -1],
]);
const t = array([
  [0.25, 1, 3.5],
  [-0.75, 2, 0.25],
]);

for (const beta of [0.6, 1, 2.5]) {
  checkFunction(`smoothL1Loss with beta ${beta}`, (x0, x1) => smoothL1Loss(x0, x1, { beta }), {
    oracle: (x0, x1) => huberLoss(x0, x1, { delta: beta }).div(beta),
    inputs: [x, t],
  });
}

describe("smoothL1Loss", () => {
  test("gives the numbers of PyTorch", () => {
    // torch.nn.functional.smooth_l1_loss(x, t, beta=0.5), float64
    const wave = (phase: number): number[] => Array.from({ length: 6 }, (_, i) => Math.sin(0.7 * i + phase));
    const input = variable(wave(0.3)).reshape(2, 3);
    const y = smoothL1Loss(input, variable(wave(2)).reshape(2, 3).mul(2), { beta: 0.5 });
    expectClose(y, 1.15352471600628, { rtol: 1e-14 });
  });

  test("beta is 1 by default, and the mean is that of all elements", () => {
    expect(smoothL1Loss(array([[2.5, 0.5]]), zeros([1, 2])).item()).toBe((2 + 0.125) / 2);
    expect(smoothL1Loss(array([2.5, 0.5]), 0, { reduction: "none" }).data.toArray()).toEqual([2, 0.125]);
  });

  test("is found where the square of the difference is no number", () => {
    for (const dtype of ["float32", "float64"] as const) {
      const [far, near] = dtype === "float32" ? [1e25, 1e-25] : [1e200, 1e-200];

      expectClose(smoothL1Loss(variable([far], { dtype }), 0, { beta: 4 * far }), far / 8, { rtol: 1e-6 });
      expectClose(smoothL1Loss(variable([near], { dtype }), 0, { beta: 4 * near }), near / 8, { rtol: 1e-6 });
    }
  });

  test("errors", () => {
    for (const beta of [0, -1, NaN, Infinity]) {
      expect(() => smoothL1Loss(x, t, { beta })).toThrow(
        new ValueError(`smoothL1Loss: beta is ${beta}, expected a number above 0`),
      );
    }
    expect(() => smoothL1Loss(x, zeros([2]))).toThrow(
      new ShapeError("smoothL1Loss: a target of shape [2] does not fit [2, 3]"),
    );
  });
});
