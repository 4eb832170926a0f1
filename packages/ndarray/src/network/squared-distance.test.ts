import { describe, expect, test } from "vitest";
import { array } from "../array/creation.ts";
import type { NdArray } from "../array/ndarray.ts";
import { ShapeError, ValueError } from "../errors/errors.ts";
import { sub } from "../operations/elementwise.ts";
import { astype, transpose } from "../operations/movement.ts";
import { squaredNorm } from "../operations/reduce.ts";
import { RandomState } from "../random/random.ts";
import { squaredDistance } from "./squared-distance.ts";

const random = new RandomState(5);

describe.each(["float64", "float32"] as const)("squaredDistance in %s", (dtype) => {
  const drawn = (...shape: number[]): NdArray => astype(random.uniform(-1, 1, shape), dtype);
  const pairs: readonly (readonly [string, NdArray, NdArray])[] = [
    ["one shape", drawn(3, 5), drawn(3, 5)],
    ["one number each", drawn(1, 1), drawn(1)],
    ["one number each, the second with more axes", drawn(1), drawn(1, 1)],
    ["rows that repeat", drawn(3, 5), drawn(5)],
    ["a number that repeats", drawn(1), drawn(4)],
    ["views", transpose(drawn(3, 5)), transpose(drawn(3, 5))],
    ["a view and none", drawn(5, 3), transpose(drawn(3, 5))],
    ["nothing", drawn(0, 2), drawn(0, 2)],
    [
      "two dtypes",
      drawn(2, 2),
      array(
        [
          [1, 2],
          [3, 4],
        ],
        { dtype: "int32" },
      ),
    ],
  ];

  test.each(pairs)("is its parts, to the bit: %s", (_, a, b) => {
    const expected = sub(a, b);
    const { difference, sum } = squaredDistance(a, b);
    expect([difference.shape, difference.dtype]).toEqual([expected.shape, expected.dtype]);
    expect(difference.toArray()).toEqual(expected.toArray());
    expect(sum).toBe(squaredNorm(expected));
  });
});

test("whole numbers", () => {
  const { difference, sum } = squaredDistance(array([4, 6], { dtype: "int32" }), array([1, 2], { dtype: "int32" }));
  expect([difference.dtype, difference.toArray(), sum]).toEqual(["float64", [3, 4], 25]);
});

test("errors", () => {
  expect(() => squaredDistance(array([1, 2]), array([1, 2, 3]))).toThrow(ShapeError);
  expect(() => squaredDistance([1] as unknown as NdArray, array([1]))).toThrow(
    new ValueError("squaredDistance: expected an NdArray, got a JavaScript array; make one with array(...)"),
  );
  expect(() => squaredDistance(array([1]), 2 as unknown as NdArray)).toThrow(ValueError);
});

test("whole numbers whose difference or square is beyond int32", () => {
  const int32 = { dtype: "int32" } as const;
  const { difference, sum } = squaredDistance(array([2147483647, 65536], int32), array([-2147483648, 0], int32));
  expect([difference.toArray(), sum]).toEqual([[4294967295, 65536], 4294967295 ** 2 + 65536 ** 2]);
});
