import { uniform } from "@dz/core/testing";
import { array, ShapeError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { triu } from "./triu.ts";

checkFunction("triu", (x) => triu(x), {
  oracle: (x) =>
    x.mul(
      array(
        [
          [1, 1, 1],
          [0, 1, 1],
        ],
        { dtype: x.dtype },
      ),
    ),
  inputs: [uniform([4, 2, 3], -2, 2)],
});

describe("triu", () => {
  const x = array([
    [1, 2, 3],
    [4, 5, 6],
  ]);

  test("as NumPy's", () => {
    expect(triu(x).data.toArray()).toEqual([
      [1, 2, 3],
      [0, 5, 6],
    ]);
    expect(triu(x, { k: 1 }).data.toArray()).toEqual([
      [0, 2, 3],
      [0, 0, 6],
    ]);
    expect(triu(x, { k: -1 }).data.toArray()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  test("keeps the dtype, and does not spread NaN", () => {
    expect(triu(array([[1, 2]], { dtype: "int32" })).dtype).toBe("int32");
    const y = triu(
      array([
        [NaN, NaN],
        [NaN, NaN],
      ]),
    );
    expect(y.data.toTypedArray().filter(Number.isNaN)).toHaveLength(3);
  });

  test("errors", () => {
    expect(() => triu(array([1, 2]))).toThrow(new ShapeError("triu: shape [2] has no matrices"));
    expect(() => triu(x, { k: 0.5 })).toThrow(new ValueError("triu: k is 0.5, expected a whole number"));
    expect(() => triu("x" as unknown as number)).toThrow(
      new ValueError('triu: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
