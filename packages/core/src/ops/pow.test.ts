import { array, ShapeError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { variable } from "../as-variable.ts";
import { checkFunction, gradientCheck, uniform } from "../testing/index.ts";
import { pow } from "./pow.ts";

for (const c of [2, 3, 1, -1, -2, 0.5, 2.5]) {
  checkFunction(`pow with exponent ${c}`, (x) => pow(x, c), {
    expected: (x) => x ** c,
    inputs: [uniform([2, 3], 0.5, 2)],
  });
}

checkFunction("pow with exponent 0", (x) => pow(x, 0), {
  expected: () => 1,
  inputs: [uniform([2, 3], -2, 2)],
  swallowsNaN: "NumPy: everything to the power of 0 is 1",
});

checkFunction("pow with a Variable as the exponent", pow, {
  expected: (x, c) => x ** c,
  inputs: [uniform([2, 3], 0.5, 2), uniform([2, 3], -2, 2)],
});

describe("pow", () => {
  test("negative bases", () => {
    gradientCheck((x) => pow(x, 3), [array([-2, -0.5, 1])], { order: 2 });
    expect(pow(variable(-2), 3).item()).toBe(-8);
    expect(pow(variable(-2), 0.5).item()).toBeNaN();
  });

  test("the gradient at 0 is a number where there is one", () => {
    for (const [c, expected] of [
      [0, 0],
      [1, 1],
      [2, 0],
      [3, 0],
    ] as const) {
      for (const options of [{}, { createGraph: true }]) {
        const x = variable([0]);
        pow(x, c).backward(options);
        expect(x.grad?.item(), `x to the power of ${c}`).toBe(expected);
      }
    }
  });

  test("a number on either side is weak: float32 stays float32", () => {
    const x = variable([1, 2], { dtype: "float32" });
    expect(pow(x, 0.5).dtype).toBe("float32");
    expect(pow(2, x).dtype).toBe("float32");
    expect(pow(2, x).data.toArray()).toEqual([2, 4]);
  });

  test("an exponent that is an array has no gradient, but the base has", () => {
    const x = variable([2, 3]);
    pow(x, array([2, 3])).backward();
    expect(x.grad?.data.toArray()).toEqual([4, 27]);
  });

  test("errors", () => {
    expect(() => pow(variable([1, 2]), array([1, 2, 3]))).toThrow(
      new ShapeError("pow: shapes [2] and [3] do not broadcast"),
    );
    expect(() => pow("x" as unknown as number, 2)).toThrow(
      new ValueError('pow: expected a Variable, NdArray or number, got the string "x"'),
    );
    expect(() => pow("x" as unknown as number, variable(2))).toThrow(
      new ValueError('pow: expected a Variable, NdArray or number, got the string "x"'),
    );
    expect(() => pow(2, "x" as unknown as number)).toThrow(
      new ValueError('pow: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
