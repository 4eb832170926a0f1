import { reshape, type Variable, variable } from "@dz/core";
import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { prelu } from "./prelu.ts";
import { relu } from "./relu.ts";

const x = array([
  [-1.5, 0.5, 2],
  [3, -0.1, -1],
]);

/** The definition, where no element is 0. */
const composed = (input: Variable, slope: Variable): Variable =>
  relu(input).sub(relu(input.neg()).mul(reshape(slope, slope.size === 1 ? [] : slope.shape)));

for (const [what, slope] of [
  ["a number", array(0.25)],
  ["one number", array([0.25])],
  ["a number for each channel", array([0.25, -2, 0.5])],
] as const) {
  checkFunction(`prelu with ${what}`, prelu, { oracle: composed, inputs: [x, slope] });
}
checkFunction("prelu of pictures", prelu, {
  oracle: (input, slope) => composed(input, slope.reshape(1, 2, 1, 1)),
  inputs: [array([1, -2, 3, -4, -5, 6, 7, -8]).reshape(1, 2, 2, 2), array([0.25, -2])],
});
checkFunction("prelu of a vector", prelu, { oracle: composed, inputs: [array([1, -2, 3]), array([0.25])] });

describe("prelu", () => {
  test("the gradient at 0 is the slope, and infinities keep the gradient of the slope", () => {
    for (const options of [{}, { retainGrad: true }]) {
      const [input, slope] = [variable([0, Infinity]), variable(0.5)];
      prelu(input, slope).backward(options);
      expect([input.grad?.data.toArray(), slope.grad?.item()]).toEqual([[0.5, 1], 0]);
    }
  });

  test("a plain number is a slope in the dtype of x", () => {
    const y = prelu(array([-2, 1], { dtype: "float32" }), 0.25);
    expect([y.dtype, y.data.toArray()]).toEqual(["float32", [-0.5, 1]]);
  });

  test("errors", () => {
    const error = (shape: string, fit: string, of: string): ShapeError =>
      new ShapeError(`prelu: the slope has shape ${shape}, expected ${fit} for x ${of}`);
    expect(() => prelu(x, zeros([2]))).toThrow(error("[2]", "[1] or [3]", "[2, 3]"));
    expect(() => prelu(x, zeros([1, 3]))).toThrow(error("[1, 3]", "[1] or [3]", "[2, 3]"));
    expect(() => prelu(zeros([3]), zeros([3]))).toThrow(error("[3]", "[1]", "[3]"));
    expect(() => prelu("x" as unknown as number, 1)).toThrow(
      new ValueError('prelu: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
