import { variable } from "@dz/core";
import { array, IndexError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { oneHot } from "./one-hot.ts";

describe("oneHot", () => {
  test("of arrays and Variables is a constant", () => {
    const y = oneHot(array([2, 0], { dtype: "int32" }), 3);
    expect(y.data.toArray()).toEqual([
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect([y.dtype, y.creator, y.isConstant]).toEqual(["float64", null, true]);
    expect(oneHot(variable([1, 0]), 2, { dtype: "float32" }).dtype).toBe("float32");
    expect(oneHot(1, 2).data.toArray()).toEqual([0, 1]);
  });

  test("errors", () => {
    expect(() => oneHot(array([0, 3]), 3)).toThrow(
      new IndexError("oneHot: label 3 at [1] is out of range for 3 classes"),
    );
    expect(() => oneHot("x" as never, 3)).toThrow('oneHot: expected a Variable, NdArray or number, got the string "x"');
  });
});
