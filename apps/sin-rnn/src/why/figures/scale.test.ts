import { expect, test } from "vitest";
import { marksOf, type Scale, scaleFrom, scaleOf } from "./scale.ts";

test("a scale goes from the smallest to the largest number that has a place", () => {
  const linear = scaleOf(
    [
      [1, Number.NaN],
      [3, Number.POSITIVE_INFINITY],
    ],
    false,
  ) as Scale;
  expect([linear.low, linear.high, linear.place(2.5), linear.place(Number.NaN)]).toEqual([1, 3, 0.75, Number.NaN]);
  const log = scaleOf([[0.01, 0, -1, 10]], true) as Scale;
  expect([log.low, log.high, log.place(1), log.place(0)]).toEqual([0.01, 10, 2 / 3, Number.NaN]);
});

test("one number has room on both sides, and none has no scale", () => {
  const ends = (numbers: number[], log: boolean) => {
    const scale = scaleOf([numbers], log);
    return scale && [scale.low, scale.high];
  };
  expect(ends([4], false)).toEqual([2, 6]);
  expect(ends([0], false)).toEqual([-0.5, 0.5]);
  expect(ends([4], true)).toEqual([2, 8]);
  expect(ends([Number.NaN], false)).toBeNull();
  expect(ends([0, -1], true)).toBeNull();
});

test("powers of ten are named on a logarithmic scale, and 0 on another", () => {
  expect(marksOf(scaleFrom(0.002, 30, true))).toEqual([0.01, 0.1, 1, 10]);
  expect(marksOf(scaleFrom(0.2, 0.3, true))).toEqual([]);
  expect(marksOf(scaleFrom(-1, 3, false))).toEqual([0]);
  expect(marksOf(scaleFrom(1, 3, false))).toEqual([]);
});
