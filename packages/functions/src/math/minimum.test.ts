import { variable } from "@dz/core";
import { uniform } from "@dz/core/testing";
import { ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { minimum } from "./minimum.ts";

checkFunction("minimum", minimum, { expected: Math.min, inputs: [uniform([2, 3], -2, 2), uniform([2, 3], -2, 2)] });
checkFunction("minimum with a number", (x) => minimum(x, 0.25), {
  expected: (x) => Math.min(x, 0.25),
  inputs: [uniform([3], -2, 2)],
});

describe("minimum", () => {
  test("equal ones get half of the gradient each", () => {
    for (const retainGrad of [false, true]) {
      const [x0, x1] = [variable([1, 2, 3]), variable([3, 2, 1])];
      minimum(x0, x1).backward({ retainGrad });
      expect([x0.grad?.data.toArray(), x1.grad?.data.toArray()]).toEqual([
        [1, 0.5, 0],
        [0, 0.5, 1],
      ]);
    }
  });

  test("NaN is the result and gets no gradient", () => {
    const [x0, x1] = [variable([NaN, 1]), variable([2, NaN])];
    const y = minimum(x0, x1);
    y.backward();
    expect(y.data.toArray()).toEqual([NaN, NaN]);
    expect([x0.grad?.data.toArray(), x1.grad?.data.toArray()]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  test("a number takes the dtype of the other", () => {
    expect(minimum(0.5, variable([1], { dtype: "float32" })).dtype).toBe("float32");
  });

  test("errors", () => {
    expect(() => minimum(zeros([2]), zeros([3]))).toThrow(
      new ShapeError("minimum: shapes [2] and [3] do not broadcast"),
    );
    expect(() => minimum(1, "x" as unknown as number)).toThrow(
      new ValueError('minimum: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
