import { type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { AxisError, array, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { l2Normalize } from "./l2-normalize.ts";

const composed = (x: Variable, axis: number | number[]): Variable =>
  x.div(x.pow(2).sum({ axis, keepdims: true }).pow(0.5));

for (const axis of [1, 0, -1, [0, 2]]) {
  checkFunction(`l2Normalize along ${axis}`, (x) => l2Normalize(x, { axis }), {
    oracle: (x) => composed(x, axis),
    inputs: [uniform([2, 3, 2], -2, 2)],
  });
}

describe("l2Normalize", () => {
  test("gives the numbers of PyTorch, along axis 1 by default", () => {
    // torch.nn.functional.normalize, float64
    const wave = (phase: number): Variable =>
      variable(array(Array.from({ length: 6 }, (_, i) => Math.sin(0.7 * i + phase))).reshape(2, 3));
    const x = wave(0.3);
    const y = l2Normalize(x);
    const expected = [
      [0.221576167747981, 0.630921039854718, 0.743533888504592],
      [0.740369993877495, 0.0455762440908154, -0.670652725440233],
    ];
    expectClose(y, array(expected), { rtol: 1e-13 });
    y.mul(wave(5)).backward();
    const gx = [
      [-0.640361663020909, -0.18901939565183, 0.351221647001834],
      [0.758677730961394, 1.09201241971307, 0.911756604308942],
    ];
    expectClose(x.grad ?? 0, array(gx), { rtol: 1e-12 });
  });

  test("zeros stay zeros, and have a gradient that is a number", () => {
    for (const dtype of ["float64", "float32"] as const) {
      const x = variable(zeros([1, 2], { dtype }));
      const y = l2Normalize(x, { eps: 0.25 });
      y.backward();
      expect([y.data.toArray(), x.grad?.data.toArray()]).toEqual([[[0, 0]], [[4, 4]]]);
    }
  });

  test("vectors shorter than eps are divided by it", () => {
    expectClose(l2Normalize(array([[3, 4]]), { eps: 10 }), array([[0.3, 0.4]]), { rtol: 1e-15 });
  });

  test("errors", () => {
    expect(() => l2Normalize(zeros([3]))).toThrow(new AxisError("l2Normalize: axis 1 is out of range for shape [3]"));
    for (const eps of [0, -1, NaN]) {
      expect(() => l2Normalize(zeros([1, 2]), { eps })).toThrow(
        new ValueError(`l2Normalize: eps is ${eps}, expected a number above 0`),
      );
    }
  });
});
