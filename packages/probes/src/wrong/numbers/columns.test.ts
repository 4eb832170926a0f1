import { expect, test } from "vitest";
import { correlation, inputColumn, moments, targetColumn } from "./columns.ts";

test("columns of a stream, of steps with streams side by side", () => {
  const steps = {
    steps: 2,
    streams: 2,
    inputs: [1, 2, 3, 4, 5, 6, 7, 8],
    size: 2,
    targets: [10, 20, 30, 40],
    outputs: 1,
  };
  expect([...inputColumn(steps, 0, 1)]).toEqual([2, 6]);
  expect([...inputColumn(steps, 1, 0)]).toEqual([3, 7]);
  expect([...targetColumn(steps, 1)]).toEqual([20, 40]);
});

test("moments and correlation of known numbers", () => {
  expect(moments(Float64Array.of(1, 3))).toEqual({ mean: 2, deviation: 1 });
  expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12);
  expect(correlation([1, 2, 3], [3, 1, 2])).toBeCloseTo(-0.5, 12);
  expect(correlation([1, 2, 3], [5, 5, 5])).toBe(0);
});
