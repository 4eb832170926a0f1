import { array, ShapeError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { uniform } from "../testing/index.ts";
import { checkFunction } from "../testing/vitest.ts";
import { add } from "./add.ts";

checkFunction("add", add, { expected: (a, b) => a + b, inputs: [uniform([2, 3], -2, 2), uniform([2, 3], -2, 2)] });

describe("add", () => {
  test("takes arrays and numbers on either side", () => {
    expect(add(1, array([1, 2])).data.toArray()).toEqual([2, 3]);
    expect(add(array([1, 2]), 1).data.toArray()).toEqual([2, 3]);
    expect(add(1, 2).item()).toBe(3);
  });

  test("a number is weak: float32 stays float32", () => {
    const x = variable([1, 2], { dtype: "float32" });
    expect(add(x, 0.5).dtype).toBe("float32");
    expect(add(0.5, x).dtype).toBe("float32");
    expect(add(x, variable([1, 2])).dtype).toBe("float64");
  });

  test("the gradients of both sides are independent of each other", () => {
    const [a, b] = [variable([1, 2]), variable([3, 4])];
    add(a, b).backward();
    (a.grad as typeof a).data = array([7, 7]);
    expect(b.grad?.data.toArray()).toEqual([1, 1]);
  });

  test("errors", () => {
    expect(() => add(variable([[1, 2, 3]]), variable([1, 2]))).toThrow(
      new ShapeError("add: shapes [1, 3] and [2] do not broadcast"),
    );
    expect(() => add(variable(1), "x" as unknown as number)).toThrow(
      new ValueError('add: expected a Variable, NdArray or number, got the string "x"'),
    );
    expect(() => add([1] as unknown as number, 1)).toThrow(
      new ValueError("add: expected a Variable, NdArray or number, got a JavaScript array; make one with array(...)"),
    );
  });
});
