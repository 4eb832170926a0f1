import { variable } from "@dz/core";
import { array, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { clip } from "./clip.ts";

checkFunction("clip", (x) => clip(x, -1, 0.5), {
  expected: (x) => Math.min(Math.max(x, -1), 0.5),
  inputs: [
    array([
      [-1.5, 0.4, 2],
      [-0.9, 0.6, 0.1],
    ]),
  ],
  extremes: [
    [-Infinity, -1],
    [Infinity, 0.5],
    [-1, -1],
    [0.5, 0.5],
  ],
});

describe("clip", () => {
  test("the gradient passes at the bounds", () => {
    const x = variable([-1.1, -1, 0, 1, 1.1]);
    clip(x, -1, 1).backward();
    expect(x.grad?.data.toArray()).toEqual([0, 1, 1, 1, 0]);
  });

  test("outside, the gradient is 0 whatever comes down", () => {
    for (const options of [{}, { retainGrad: true }]) {
      const x = variable([-1, 0.25]);
      clip(x, 0, Infinity).pow(0.5).backward(options); // its slope at 0 is infinite
      expect(x.grad?.data.toArray()).toEqual([0, 1]);
    }
  });

  test("bounds that are equal leave one value", () => {
    expect(clip(variable([-5, 5]), 2, 2).data.toArray()).toEqual([2, 2]);
  });

  test("a bound can be infinite", () => {
    expect(clip(variable([-5, 5]), 0, Infinity).data.toArray()).toEqual([0, 5]);
  });

  test.each([{}, { retainGrad: true }])("what is cut off gets 0 of an infinite gradient, too: %o", (options) => {
    const x = variable([-2, 0, 4, Infinity]);
    clip(x, 0, 9).pow(0.5).backward(options); // the slope of the root at 0 is infinite
    expect(x.grad?.data.toArray()).toEqual([0, Infinity, 0.25, 0]);
    const y = variable([-Infinity, 1, Infinity]);
    clip(y, -Infinity, Infinity).backward(options);
    expect(y.grad?.data.toArray()).toEqual([1, 1, 1]);
  });

  test("the gradient at NaN is 0", () => {
    const x = variable([NaN]);
    clip(x, 0, 1).backward();
    expect(x.grad?.item()).toBe(0);
  });

  test("errors", () => {
    expect(() => clip(1, 2, 1)).toThrow(new ValueError("clip: there is nothing between low 2 and high 1"));
    expect(() => clip(1, NaN, 1)).toThrow(new ValueError("clip: there is nothing between low NaN and high 1"));
    expect(() => clip(1, "0" as unknown as number, 1)).toThrow(
      new ValueError('clip: a bound is a number, got the string "0"'),
    );
    expect(() => clip("x" as unknown as number, 0, 1)).toThrow(
      new ValueError('clip: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
