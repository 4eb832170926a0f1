import { expect, test } from "vitest";
import { array, full } from "../array/creation.ts";
import { BLOCK_ROWS, sumInBlocks } from "./block-sums.ts";
import { reshape } from "./movement.ts";
import { mean, preciseSum, sum } from "./reduce.ts";

const f32 = { dtype: "float32" } as const;

test("whole numbers in several blocks, outer and inner, with a rest and without", () => {
  for (const length of [1, BLOCK_ROWS, BLOCK_ROWS + 1, 3 * BLOCK_ROWS, 3 * BLOCK_ROWS + 5]) {
    const numbers = Array.from({ length: 2 * length * 3 }, (_, i) => ((i * 7) % 11) - 4);
    const x = reshape(array(numbers, f32), [2, length, 3]);
    expect(sumInBlocks(x, 2, length, 3).toArray()).toEqual(sum(x, { axis: 1 }).toArray());
  }
});

test("up to 128 rows have the digits of NumPy, which adds row after row", () => {
  const x = full([BLOCK_ROWS, 3], 0.1, f32);
  expect(preciseSum(x, { axis: 0 }).toArray()).toEqual(sum(x, { axis: 0 }).toArray());
});

test("the mean of a million equal rows is that of each of them", () => {
  const x = full([1e6, 2], 0.1, f32);
  for (const y of mean(x, { axis: 0 }).toTypedArray()) expect(Math.abs(y / Math.fround(0.1) - 1)).toBeLessThan(1e-5);
  const [first] = sum(x, { axis: 0 }).toTypedArray() as Float32Array;
  expect((first as number) / 1e5).toBeGreaterThan(1.005); // what NumPy has
});

test("a mean is finite where the sum overflows", () => {
  for (const [dtype, large] of [
    ["float32", 2 ** 127],
    ["float64", 2 ** 1023],
  ] as const) {
    const x = array(
      [
        [large, large, large, 0, 1],
        [large, large, -large, -large, 5],
        [1, 2, 3, 4, 5],
      ],
      { dtype },
    );
    const expected = [(large / 5) * 3, 0, 3];
    for (const [i, y] of mean(x, { axis: 1 }).toTypedArray().entries()) {
      expect(Math.abs(y - (expected[i] as number))).toBeLessThanOrEqual(large * 2 ** -22);
    }
    expect(mean(array([Infinity, large, 1], { dtype })).item()).toBe(Infinity);
    expect(mean(array([Infinity, -Infinity], { dtype })).item()).toBeNaN();
  }
});
