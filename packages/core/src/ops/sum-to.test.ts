import { ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { uniform } from "../testing/index.ts";
import { checkFunction } from "../testing/vitest.ts";
import { sumTo } from "./broadcast.ts";
import { reshape } from "./reshape.ts";
import { sum } from "./sum.ts";

const cases = [
  { shape: [4], axis: [0, 1] },
  { shape: [3, 1], axis: [0, 2] },
  { shape: [1, 1, 4], axis: [0, 1] },
  { shape: [2, 1, 1], axis: [1, 2] },
  { shape: [], axis: [0, 1, 2] },
  { shape: [1, 3, 4], axis: [0] },
];
for (const { shape, axis } of cases) {
  checkFunction(`sumTo [${shape}]`, (x) => sumTo(x, shape), {
    oracle: (x) => reshape(sum(x, { axis }), shape),
    inputs: [uniform([2, 3, 4], -2, 2)],
  });
}

describe("sumTo", () => {
  test("the shape that it has is the same Variable", () => {
    const x = variable([[1, 2]]);
    expect(sumTo(x, [1, 2])).toBe(x);
  });

  test("an axis without elements adds up to 0", () => {
    expect(sumTo(variable(zeros([0, 2])), [1, 2]).data.toArray()).toEqual([[0, 0]]);
  });

  test("errors", () => {
    const x = variable([[1, 2, 3]]);
    expect(() => sumTo(x, [2])).toThrow(new ShapeError("sumTo: shape [2] cannot be broadcast to [1, 3]"));
    expect(() => sumTo(x, [1, 1, 3])).toThrow(new ShapeError("sumTo: shape [1, 1, 3] cannot be broadcast to [1, 3]"));
    expect(() => sumTo("x" as unknown as number, [])).toThrow(
      new ValueError('sumTo: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
