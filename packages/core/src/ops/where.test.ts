import { array, astype, less, logicalNot, ShapeError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import type { Variable } from "../graph/variable.ts";
import { uniform } from "../testing/index.ts";
import { checkFunction } from "../testing/vitest.ts";
import { where } from "./where.ts";

const mask = array([
  [true, false, true],
  [false, false, true],
]);

checkFunction("where", (a, b) => where(mask, a, b), {
  oracle: (a, b) => a.mul(astype(mask, a.dtype)).add(b.mul(astype(logicalNot(mask), b.dtype))),
  inputs: [uniform([2, 3], -2, 2), uniform([2, 3], -2, 2)],
});
checkFunction("where with shapes that broadcast", (a, b) => where(mask, a, b), {
  oracle: (a, b) => a.mul(astype(mask, a.dtype)).add(b.mul(astype(logicalNot(mask), b.dtype))),
  inputs: [uniform([3], -2, 2), uniform([4, 2, 1], -2, 2)],
});
checkFunction("where as relu", (x) => where(less(x.data, 0), 0, x), {
  expected: (x) => Math.max(x, 0),
  inputs: [uniform([2, 3], -2, 2)],
});

describe("where", () => {
  test("what is not taken gets 0, whatever comes down", () => {
    for (const retainGrad of [false, true]) {
      const [a, b] = [variable([1, 2]), variable([3, 4])];
      where(array([true, false]), a, b)
        .mul(Infinity)
        .backward({ retainGrad });
      expect([a.grad?.data.toArray(), b.grad?.data.toArray()]).toEqual([
        [Infinity, 0],
        [0, Infinity],
      ]);
    }
  });

  test("a mask of numbers, which may be a Variable and gets no gradient", () => {
    const m: Variable = variable([0, 0.5, -1]);
    const a = variable([1, 2, 3]);
    const y = where(m, a, 9);
    y.backward();
    expect(y.data.toArray()).toEqual([9, 2, 3]);
    expect([a.grad?.data.toArray(), m.grad]).toEqual([[0, 1, 1], null]);
  });

  test("a number takes the dtype of the other", () => {
    expect(where(mask, variable([1, 2, 3], { dtype: "float32" }), 0.5).dtype).toBe("float32");
  });

  test("errors", () => {
    expect(() => where(mask, array([1, 2]), 0)).toThrow(
      new ShapeError("where: shapes [2, 3] and [2] do not broadcast"),
    );
    expect(() => where(mask, 1, "x" as unknown as number)).toThrow(
      new ValueError('where: expected a Variable, NdArray or number, got the string "x"'),
    );
    expect(() => where(mask, "x" as unknown as number, 1)).toThrow(/^where: expected a Variable/);
    expect(() => where("x" as unknown as number, 1, 1)).toThrow(/^where: expected a Variable/);
  });
});
