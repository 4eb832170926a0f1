import { variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { maximum } from "./maximum.ts";

checkFunction("maximum", maximum, { expected: Math.max, inputs: [uniform([2, 3], -2, 2), uniform([2, 3], -2, 2)] });
checkFunction("maximum with a number", (x) => maximum(x, 0.25), {
  expected: (x) => Math.max(x, 0.25),
  inputs: [uniform([3], -2, 2)],
});

describe("maximum", () => {
  test("equal ones get half of the gradient each", () => {
    for (const retainGrad of [false, true]) {
      const [x0, x1] = [variable([1, 2, 3]), variable([3, 2, 1])];
      maximum(x0, x1).backward({ retainGrad });
      expect([x0.grad?.data.toArray(), x1.grad?.data.toArray()]).toEqual([
        [0, 0.5, 1],
        [1, 0.5, 0],
      ]);
    }
  });

  test.each([{}, { retainGrad: true }])("infinities, also as gradients: %o", (options) => {
    const [x0, x1] = [variable([-Infinity, Infinity, Infinity, -4]), variable([1, 1, Infinity, 0])];
    maximum(x0, x1).pow(0.5).backward(options); // the slope of the root at 0 is infinite, at ∞ 0
    expect([x0.grad?.data.toArray(), x1.grad?.data.toArray()]).toEqual([
      [0, 0, 0, 0],
      [0.5, 0, 0, Infinity],
    ]);
    for (const x of [x0, x1]) x.cleargrad();
    maximum(x0, x1).backward(options);
    expect([x0.grad?.data.toArray(), x1.grad?.data.toArray()]).toEqual([
      [0, 1, 0.5, 0],
      [1, 0, 0.5, 1],
    ]);
  });

  test("NaN is the result and gets no gradient", () => {
    const [x0, x1] = [variable([NaN, 1]), variable([2, NaN])];
    const y = maximum(x0, x1);
    y.backward();
    expect(y.data.toArray()).toEqual([NaN, NaN]);
    expect([x0.grad?.data.toArray(), x1.grad?.data.toArray()]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  test("a number takes the dtype of the other", () => {
    expect(maximum(0.5, variable([1], { dtype: "float32" })).dtype).toBe("float32");
  });

  test("errors", () => {
    expect(() => maximum(zeros([2]), zeros([3]))).toThrow(
      new ShapeError("maximum: shapes [2] and [3] do not broadcast"),
    );
    expect(() => maximum(1, "x" as unknown as number)).toThrow(
      new ValueError('maximum: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
