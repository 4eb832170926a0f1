import { sum, type Variable, variable } from "@dz/core";
import { expectClose, uniform } from "@dz/core/testing";
import { array, type NdArray } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { exp } from "../math/exp.ts";
import { checkFunction } from "../testing/vitest.ts";
import { maskedSoftmax } from "./masked-softmax.ts";
import { softmax } from "./softmax.ts";

const bools = (rows: number[] | number[][]): NdArray => array(rows, { dtype: "bool" });
const OPEN = bools([
  [1, 0, 1],
  [1, 1, 0],
]);

for (const axes of [[1], [0], [0, 1]]) {
  checkFunction(`maskedSoftmax along ${axes}`, (x) => maskedSoftmax(x, OPEN, axes), {
    oracle: (x) => {
      const powers = exp(x).mul(OPEN);
      return powers.div(sum(powers, { axis: axes, keepdims: true }));
    },
    inputs: [uniform([2, 3], -2, 2)],
  });
}

describe("maskedSoftmax", () => {
  test("where all is open it is softmax, to the last bit", () => {
    const x = variable([0.3, -2, 7.1]);
    expect(maskedSoftmax(x, bools([1]), [0]).data.toArray()).toEqual(softmax(x).data.toArray());
  });

  test.each([{}, { retainGrad: true }])("a row that is closed is 0 and has no gradient: %o", (options) => {
    const x = variable([
      [1, Infinity, NaN],
      [1, 2, 3],
    ]);
    const open = bools([
      [0, 0, 0],
      [1, 1, 0],
    ]);
    const y = maskedSoftmax(x, open, [1]);
    y.mul(array([1, 2, 3])).backward(options);
    const p = 1 / (1 + Math.E);
    expectClose(
      y,
      array([
        [0, 0, 0],
        [p, 1 - p, 0],
      ]),
      { rtol: 1e-14 },
    );
    const g = p * (1 - p);
    expectClose(
      x.grad as Variable,
      array([
        [0, 0, 0],
        [-g, g, 0],
      ]),
      { rtol: 1e-13 },
    );
  });

  test("open elements of −∞ alone have no softmax", () => {
    const y = maskedSoftmax(variable([-Infinity, -Infinity, 1]), bools([1, 1, 0]), [0]);
    expect(y.data.toArray()).toEqual([NaN, NaN, NaN]);
  });

  test("fewer axes of the mask are the last ones", () => {
    const y = maskedSoftmax(variable([[[1, 1, 1]]]), bools([0, 1, 1]), [2]);
    expect(y.data.toArray()).toEqual([[[0, 0.5, 0.5]]]);
  });
});
