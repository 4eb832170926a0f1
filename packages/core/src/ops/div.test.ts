import { ShapeError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import type { Variable } from "../graph/variable.ts";
import { expectClose, uniform } from "../testing/index.ts";
import { checkFunction } from "../testing/vitest.ts";
import { div } from "./div.ts";

checkFunction("div", div, { expected: (a, b) => a / b, inputs: [uniform([2, 3], -2, 2), uniform([2, 3], 0.5, 2)] });

/** x0 / x1 with its first gradients and the second one of x1, for a gradient `gy` from above. */
function derivatives(dtype: "float32" | "float64", [x0, x1, gy]: readonly number[]): number[] {
  const [a, b] = [variable([x0 as number], { dtype }), variable([x1 as number], { dtype })];
  const y = div(a, b);
  y.grad = variable([gy as number], { dtype });
  y.backward();
  const arrays = [a, b].map((x) => x.grad?.item());
  for (const x of [a, b]) x.cleargrad();
  y.grad = variable([gy as number], { dtype });
  y.backward({ createGraph: true });
  const [ga, gb] = [a.grad as Variable, b.grad as Variable];
  expect([ga.item(), gb.item()], "on arrays and on Variables").toEqual(arrays);
  for (const x of [a, b]) x.cleargrad();
  gb.backward();
  return [y.item(), ga.item(), gb.item(), b.grad?.item() as number];
}

describe("div", () => {
  test.each([
    // The square of the divisor, or its fourth power, overflows or underflows, the gradients do not.
    ["float32", [1e-30, 1e-30, 1], [1, 1e30, -1e30, Infinity]],
    ["float32", [1, 1e-30, 0], [1e30, 0, -0]],
    ["float32", [1, 1e-12, 0], [1e12, 0, -0, 0]],
    ["float32", [1e30, 1e20, 1], [1e10, 1e-20, -1e-10, 2e-30]],
    ["float32", [-1, 1e10, 1], [-1e-10, 1e-10, 1e-20, -2e-30]],
    ["float32", [1e30, -1e25, 1], [-1e5, -1e-25, -1e-20, -2e-45]],
    ["float32", [1e-20, 1e-12, 1e-20], [1e-8, 1e-8, -1e-16, 2e-4]],
    ["float64", [1e-200, 1e-200, 1], [1, 1e200, -1e200, Infinity]],
    ["float64", [1, 1e-200, 0], [1e200, 0, -0]],
    ["float64", [1, 1e-100, 0], [1e100, 0, -0, 0]],
    ["float64", [1e300, 1e200, 1], [1e100, 1e-200, -1e-100, 2e-300]],
    ["float64", [1, 1e200, 1], [1e-200, 1e-200, -0, 0]],
    ["float64", [1e-100, 1e-100, 1], [1, 1e100, -1e100, 2e200]],
  ] as const)("gradients of extreme quotients have their size and sign: %s, %j", (dtype, values, expected) => {
    const found = derivatives(dtype, values);
    const rtol = dtype === "float32" ? 4e-6 : 1e-14;
    for (const [i, value] of expected.entries()) expectClose(found[i] as number, value, { rtol, atol: 1e-45 }, `${i}`);
  });

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
