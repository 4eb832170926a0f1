import { ShapeError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { uniform } from "../testing/index.ts";
import { checkFunction } from "../testing/vitest.ts";
import { sub } from "./sub.ts";

checkFunction("sub", sub, { expected: (a, b) => a - b, inputs: [uniform([2, 3], -2, 2), uniform([2, 3], -2, 2)] });

describe("sub", () => {
  test("a number on either side is weak: float32 stays float32", () => {
    const x = variable([1, 2], { dtype: "float32" });
    expect(sub(x, 0.5).dtype).toBe("float32");
    expect(sub(0.5, x).dtype).toBe("float32");
    expect(sub(0.5, x).data.toArray()).toEqual([-0.5, -1.5]);
  });

  test("errors", () => {
    expect(() => sub("x" as unknown as number, 1)).toThrow(
      new ValueError('sub: expected a Variable, NdArray or number, got the string "x"'),
    );
    expect(() => sub(1, "x" as unknown as number)).toThrow(
      new ValueError('sub: expected a Variable, NdArray or number, got the string "x"'),
    );
    expect(() => sub(variable([1, 2]), variable([1, 2, 3]))).toThrow(
      new ShapeError("sub: shapes [2] and [3] do not broadcast"),
    );
    expect(() => sub(null as unknown as number, 1)).toThrow(
      new ValueError("sub: expected a Variable, NdArray or number, got null"),
    );
  });
});
