import { ShapeError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { uniform } from "../testing/index.ts";
import { checkFunction } from "../testing/vitest.ts";
import { mul } from "./mul.ts";

checkFunction("mul", mul, { expected: (a, b) => a * b, inputs: [uniform([2, 3], -2, 2), uniform([2, 3], -2, 2)] });

describe("mul", () => {
  test("a number on either side is weak: float32 stays float32", () => {
    const x = variable([1, 2], { dtype: "float32" });
    expect(mul(x, 0.5).dtype).toBe("float32");
    expect(mul(0.5, x).dtype).toBe("float32");
  });

  test("errors", () => {
    expect(() => mul("x" as unknown as number, 1)).toThrow(
      new ValueError('mul: expected a Variable, NdArray or number, got the string "x"'),
    );
    expect(() => mul(1, "x" as unknown as number)).toThrow(
      new ValueError('mul: expected a Variable, NdArray or number, got the string "x"'),
    );
    expect(() => mul(variable([1, 2]), variable([1, 2, 3]))).toThrow(
      new ShapeError("mul: shapes [2] and [3] do not broadcast"),
    );
    expect(() => mul(1, true as unknown as number)).toThrow(
      new ValueError("mul: expected a Variable, NdArray or number, got boolean"),
    );
  });
});
