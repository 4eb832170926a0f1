/** The functions that test themselves whether a graph is recorded. */
import { add, detectAnomaly, noGrad, type Variable, variable } from "@dz/core";
import { array, type NdArray, ones } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { linear } from "./connection/linear.ts";
import { lstmCell } from "./connection/lstm-cell.ts";
import { rnnCell } from "./connection/rnn-cell.ts";
import { meanSquaredError } from "./loss/mean-squared-error.ts";

const one = ones([1, 1]);
const [four, row] = [[one, one, one, one], ones([1])] as const;
const functions: Record<string, (x: NdArray) => Variable> = {
  add: (x) => add(variable(x), one),
  linear: (x) => linear(variable(x), one, ones([1])),
  rnnCell: (x) => rnnCell(variable(x), one, one, one, ones([1])),
  meanSquaredError: (x) => meanSquaredError(variable(x), one),
  lstmCell: (x) => lstmCell(variable(x), one, one, four, four, [row, row, row, row])[0],
};

describe.each(Object.entries(functions))("%s", (name, f) => {
  test("under noGrad has the same value, and says why it has no creator", () => {
    const x = array([[0.5]]);
    const silent = noGrad(() => f(x));
    expect(silent.data.toArray()).toEqual(f(x).data.toArray());
    expect(silent.creator).toBeNull();
    expect(() => silent.backward()).toThrow("as under noGrad");
  });

  test("finds an anomaly, with a graph and without", () => {
    const wrong = array([[Number.NaN]]);
    expect(() => detectAnomaly(() => f(wrong))).toThrow(name);
    expect(() => noGrad(() => detectAnomaly(() => f(wrong)))).toThrow(name);
    expect(() => detectAnomaly(() => noGrad(() => f(wrong)))).toThrow(name);
  });
});

const wrong = "x" as never;

test.each<[string, () => unknown]>([
  ["linear", () => linear(wrong, one)],
  ["linear", () => linear(one, wrong)],
  ["linear", () => linear(one, one, wrong)],
  ["rnnCell", () => rnnCell(wrong, one, one, one, row)],
  ["rnnCell", () => rnnCell(one, wrong, one, one, row)],
  ["rnnCell", () => rnnCell(one, one, wrong, one, row)],
  ["rnnCell", () => rnnCell(one, one, one, wrong, row)],
  ["rnnCell", () => rnnCell(one, one, one, one, wrong)],
  ["meanSquaredError", () => meanSquaredError(wrong, one)],
  ["meanSquaredError", () => meanSquaredError(one, wrong)],
])("%s says who refuses: %#", (name, use) => {
  expect(use).toThrow(`${name}: expected a Variable, NdArray or number, got the string "x"`);
});
