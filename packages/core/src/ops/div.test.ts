import { ShapeError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { variable } from "../as-variable.ts";
import { checkFunction, uniform } from "../testing/index.ts";
import { div } from "./div.ts";

checkFunction("div", div, { expected: (a, b) => a / b, inputs: [uniform([2, 3], -2, 2), uniform([2, 3], 0.5, 2)] });

describe("div", () => {
  test("a number on either side is weak: float32 stays float32", () => {
    const x = variable([1, 2], { dtype: "float32" });
    expect(div(x, 3).dtype).toBe("float32");
    expect(div(1, x).data.toArray()).toEqual([1, 0.5]);
    expect(div(1, x).dtype).toBe("float32");
  });

  test("division by zero gives infinities and NaN", () => {
    expect(div(variable([1, -1, 0]), 0).data.toArray()).toEqual([Infinity, -Infinity, NaN]);
  });

  test("whole numbers are divided as floats", () => {
    expect(div(variable([1, 2], { dtype: "int32" }), 4).data.toArray()).toEqual([0.25, 0.5]);
  });

  test("errors", () => {
    expect(() => div("x" as unknown as number, 1)).toThrow(
      new ValueError('div: expected a Variable, NdArray or number, got the string "x"'),
    );
    expect(() => div(1, "x" as unknown as number)).toThrow(
      new ValueError('div: expected a Variable, NdArray or number, got the string "x"'),
    );
    expect(() => div(variable([1, 2]), variable([1, 2, 3]))).toThrow(
      new ShapeError("div: shapes [2] and [3] do not broadcast"),
    );
    expect(() => div(1, undefined as unknown as number)).toThrow(
      new ValueError("div: expected a Variable, NdArray or number, got undefined"),
    );
  });
});
