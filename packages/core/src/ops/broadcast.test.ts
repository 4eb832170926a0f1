import { ones, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { uniform } from "../testing/index.ts";
import { checkFunction } from "../testing/vitest.ts";
import { broadcastTo } from "./broadcast.ts";
import { mul } from "./mul.ts";

const cases = [
  { from: [3], to: [2, 3] },
  { from: [2, 1], to: [2, 3] },
  { from: [], to: [2, 3] },
  { from: [2, 1, 3], to: [4, 2, 2, 3] },
  { from: [1, 1], to: [2, 3] },
];
for (const { from, to } of cases) {
  checkFunction(`broadcastTo [${from}] to [${to}]`, (x) => broadcastTo(x, to), {
    oracle: (x) => mul(x, ones(to, { dtype: x.dtype as "float64" })),
    inputs: [uniform(from, -2, 2)],
  });
}

describe("broadcastTo", () => {
  test("the shape that it has is the same Variable", () => {
    const x = variable([[1, 2]]);
    expect(broadcastTo(x, [1, 2])).toBe(x);
  });

  test("to no elements: the gradient is 0", () => {
    const x = variable([[1, 2]]);
    const y = broadcastTo(x, [0, 2]);
    y.backward();
    expect([y.shape, x.grad?.data.toArray()]).toEqual([[0, 2], [[0, 0]]]);
  });

  test("errors", () => {
    const x = variable(zeros([2, 3]));
    expect(() => broadcastTo(x, [2, 4])).toThrow(
      new ShapeError("broadcastTo: shape [2, 3] cannot be broadcast to [2, 4]"),
    );
    expect(() => broadcastTo(x, [3])).toThrow(new ShapeError("broadcastTo: shape [2, 3] cannot be broadcast to [3]"));
    expect(() => broadcastTo("x" as unknown as number, [3])).toThrow(
      new ValueError('broadcastTo: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
