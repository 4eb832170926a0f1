import { expect, test } from "vitest";
import { combine, growth, type Measurement, median } from "./measurement.ts";

const one: Measurement = {
  name: "a",
  seconds: 3,
  trainMs: 20,
  testMs: 5,
  peakMiB: 100,
  rssMiB: [80, 90, 100, 100, 100, 104, 102],
  bestLoss: 0.002,
};

test("median of odd and even counts, and of nothing", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2);
  expect(median([])).toBeNaN();
});

test("rounds become their medians and the largest peak", () => {
  const rounds = [one, { ...one, seconds: 1, trainMs: 10, peakMiB: 120 }, { ...one, seconds: 2, trainMs: 90 }];
  expect(combine(rounds)).toMatchObject({ name: "a", seconds: 2, trainMs: 20, testMs: 5, peakMiB: 120 });
});

test("growth counts from epoch 50", () => {
  expect(growth(one)).toBeCloseTo(0.04);
  expect(growth({ ...one, rssMiB: [1, 2, 3] })).toBe(0);
});
