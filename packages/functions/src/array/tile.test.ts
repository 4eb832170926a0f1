import { uniform } from "@dz/core/testing";
import { array, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { concat } from "./concat.ts";
import { tile } from "./tile.ts";

const inputs = [uniform([2, 3], -2, 2)];
checkFunction("tile", (x) => tile(x, 2), { oracle: (x) => concat([x, x], { axis: 1 }), inputs });
checkFunction("tile both axes", (x) => tile(x, [3, 2]), {
  oracle: (x) => concat([concat([x, x, x]), concat([x, x, x])], { axis: 1 }),
  inputs,
});
checkFunction("tile with a new axis", (x) => tile(x, [2, 1, 1]), {
  oracle: (x) => concat([x, x]).reshape(2, 2, 3),
  inputs,
});

describe("tile", () => {
  test("as NumPy's", () => {
    expect(tile(array([1, 2]), 2).data.toArray()).toEqual([1, 2, 1, 2]);
    expect(tile(array([1, 2]), [2, 2]).data.toArray()).toEqual([
      [1, 2, 1, 2],
      [1, 2, 1, 2],
    ]);
    expect(tile(zeros([2, 3, 4]), 2).shape).toEqual([2, 3, 8]);
    expect(tile(zeros([2, 3]), 0).shape).toEqual([2, 0]);
    expect(tile(7, 3).data.toArray()).toEqual([7, 7, 7]);
    expect(tile(array([1, 2]), []).data.toArray()).toEqual([1, 2]);
  });

  test("errors", () => {
    expect(() => tile(1, [2, -1])).toThrow(new ValueError("tile: -1 times is not a whole number from 0"));
    expect(() => tile(1, 0.5)).toThrow(new ValueError("tile: 0.5 times is not a whole number from 0"));
    expect(() => tile("x" as unknown as number, 2)).toThrow(
      new ValueError('tile: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
