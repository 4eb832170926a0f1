/** The functions that look for themselves whether anybody wants a graph. */
import { add, detectAnomaly, noGrad, type Variable, variable } from "@dz/core";
import { array, type NdArray, ones } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { linear } from "./connection/linear.ts";
import { rnnCell } from "./connection/rnn-cell.ts";
import { meanSquaredError } from "./loss/mean-squared-error.ts";

const one = ones([1, 1]);
const functions: Record<string, (x: NdArray) => Variable> = {
  add: (x) => add(variable(x), one),
  linear: (x) => linear(variable(x), one, ones([1])),
  rnnCell: (x) => rnnCell(variable(x), one, one, one, ones([1])),
  meanSquaredError: (x) => meanSquaredError(variable(x), one),
};

describe.each(Object.entries(functions))("%s", (name, f) => {
  test("under noGrad has the same value, and says why it has no creator", () => {
    const x = array([[0.5]]);
    const silent = noGrad(() => f(x));
    expect(silent.data.toArray()).toEqual(f(x).data.toArray());
    expect(silent.creator).toBeNull();
    expect(() => silent.backward()).toThrow("it was computed under noGrad");
  });

  test("finds an anomaly, with a graph and without", () => {
    const wrong = array([[Number.NaN]]);
    expect(() => detectAnomaly(() => f(wrong))).toThrow(name);
    expect(() => noGrad(() => detectAnomaly(() => f(wrong)))).toThrow(name);
    expect(() => detectAnomaly(() => noGrad(() => f(wrong)))).toThrow(name);
  });
});
