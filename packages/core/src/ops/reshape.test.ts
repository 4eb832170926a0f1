import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { uniform } from "../testing/index.ts";
import { checkFunction } from "../testing/vitest.ts";
import { reshape } from "./reshape.ts";

const cases = [
  { shape: [3, 2], result: [3, 2] },
  { shape: [-1], result: [6] },
  { shape: [1, 6, 1], result: [1, 6, 1] },
  { shape: [2, -1, 1], result: [2, 3, 1] },
];
for (const { shape, result } of cases) {
  checkFunction(`reshape to [${shape}]`, (x) => reshape(x, shape), {
    oracle: (x) => variable(array(x.data.toTypedArray()).reshape(result)),
    inputs: [uniform([2, 3], -2, 2)],
  });
}

describe("reshape", () => {
  test("to the shape that it has is the same Variable", () => {
    const x = variable([[1, 2]]);
    expect(reshape(x, [1, 2])).toBe(x);
  });

  test("without elements", () => {
    const x = variable(zeros([0, 4]));
    const y = reshape(x, [4, 0]);
    y.backward();
    expect([y.shape, x.grad?.shape]).toEqual([
      [4, 0],
      [0, 4],
    ]);
  });

  test("errors", () => {
    const x = variable([[1, 2, 3]]);
    expect(() => reshape(x, [2, 2])).toThrow(new ShapeError("reshape: 3 elements of shape [1, 3] do not fill [2, 2]"));
    expect(() => reshape(x, [-1, -1])).toThrow(
      new ShapeError("reshape: only one length can be -1, [1, 3] to [-1, -1]"),
    );
    expect(() => reshape(x, [-3, 1])).toThrow(
      new ShapeError("reshape: [-3, 1] is not a shape, lengths are whole numbers from 0"),
    );
    expect(() => reshape("x" as unknown as number, [1])).toThrow(
      new ValueError('reshape: expected a Variable, NdArray or number, got the string "x"'),
    );
  });
});
