import { uniform } from "@dz/core/testing";
import { array, ShapeError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { tril } from "./tril.ts";

checkFunction("tril", (x) => tril(x), {
  oracle: (x) =>
    x.mul(
      array(
        [
          [1, 0, 0],
          [1, 1, 0],
        ],
        { dtype: x.dtype },
      ),
    ),
  inputs: [uniform([4, 2, 3], -2, 2)],
});

describe("tril", () => {
  const x = array([
    [1, 2, 3],
    [4, 5, 6],
  ]);

  test("as NumPy's", () => {
    expect(tril(x).data.toArray()).toEqual([
      [1, 0, 0],
      [4, 5, 0],
    ]);
    expect(tril(x, { k: 1 }).data.toArray()).toEqual([
      [1, 2, 0],
      [4, 5, 6],
    ]);
    expect(tril(x, { k: -1 }).data.toArray()).toEqual([
      [0, 0, 0],
      [4, 0, 0],
    ]);
  });

  test("keeps the dtype, and does not spread NaN", () => {
    expect(tril(array([[1, 2]], { dtype: "int32" })).dtype).toBe("int32");
    const y = tril(
      array([
        [NaN, NaN],
        [NaN, NaN],
      ]),
    );
    expect(y.data.toTypedArray().filter(Number.isNaN)).toHaveLength(3);
  });

  test("errors", () => {
    expect(() => tril(array([1, 2]))).toThrow(new ShapeError("tril: shape [2] has no matrices"));
    expect(() => tril(x, { k: 0.5 })).toThrow(new ValueError("tril: k is 0.5, expected a whole number"));
    expect(() => tril("x" as unknown as number)).toThrow(
      new ValueError('tril: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
