import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { BestValue, type BetterOptions } from "./best-value.ts";

/** The positions of the values that were the best so far. */
function records(values: number[], options?: BetterOptions): { records: number[]; best: BestValue } {
  const best = new BestValue("X", options);
  return { records: values.filter((value) => best.update(value)), best };
}

test("BestValue keeps the smallest value, the first among equals", () => {
  const found = records([3, 4, 2, 2, 5]);
  expect(found.records).toEqual([3, 2]);
  expect([found.best.best, found.best.bestAt, found.best.stale]).toEqual([2, 3, 2]);
});

test("BestValue keeps the largest value in mode max", () => {
  expect(records([3, 4, 2, 4, 5], { mode: "max" }).records).toEqual([3, 4, 5]);
});

test("a value must be better by more than minDelta than the best, not than the previous value", () => {
  expect(records([8, 7.5, 7, 6.5, 5], { minDelta: 1 }).records).toEqual([8, 6.5, 5]);
  expect(records([1, 2, 2.5, 3.5], { minDelta: 1, mode: "max" }).records).toEqual([1, 2.5]);
});

test("NaN is never the best value, infinities may be", () => {
  const found = records([Number.NaN, Infinity, Number.NaN, -Infinity]);
  expect(found.records).toEqual([Infinity, -Infinity]);
  const { best } = records([Number.NaN, Number.NaN]);
  expect([best.best, best.bestAt, best.stale]).toEqual([null, 0, 2]);
});

test.each<[BetterOptions, number]>([
  [{ mode: "min" }, Infinity],
  [{ mode: "max" }, -Infinity],
  [{ mode: "min", minDelta: 0.5 }, Infinity],
  [{ mode: "max", minDelta: 0.5 }, -Infinity],
])("after an infinite first value the next finite value is better (%o)", (options, first) => {
  expect(records([first, first, 3, 3, first], options).records).toEqual([first, 3]);
});

test("BestValue continues from a saved state", () => {
  const { best } = records([3, 2, 4]);
  const other = new BestValue("X");
  other.setState(best.getState());
  expect([other.update(2), other.update(1), other.bestAt]).toEqual([false, true, 5]);
  expect(best.bestAt).toBe(2);
});

test("BestValue refuses options out of range and values that are not numbers", () => {
  expect(() => new BestValue("X", { mode: "least" as "min" })).toThrow(
    new ValueError('X: mode is "least", expected "min" or "max"'),
  );
  expect(() => new BestValue("X", { minDelta: -1 })).toThrow(
    new ValueError("X: minDelta is -1, expected a number from 0"),
  );
});

test.each([
  [{ best: Number.NaN }, "X: best is NaN, expected a number but NaN, or null"],
  [{ best: "2" as unknown as number }, 'X: best is the string "2", expected a number but NaN, or null'],
  [{ bestAt: 4 }, "X bestAt: 4 cannot be that of the best 2 of 3 values"],
  [{ bestAt: 0 }, "X bestAt: 0 cannot be that of the best 2 of 3 values"],
  [{ best: null }, "X bestAt: 2 cannot be that of the best null of 3 values"],
  [{ bestAt: 1.5 }, "X: bestAt is 1.5, expected a whole number from 0"],
  [{ count: -1 }, "X: count is -1, expected a whole number from 0"],
])("BestValue refuses the state %j, and changes nothing", (wrong, message) => {
  const { best } = records([3, 2, 4]);
  const before = best.getState();
  expect(() => best.setState({ ...before, ...wrong })).toThrow(new ValueError(message));
  expect(best.getState()).toEqual(before);
});

test.each([[[]], [[Number.NaN]], [[Infinity]], [[-Infinity, 1]]])("BestValue accepts the state after %j", (values) => {
  const { best } = records(values);
  const other = new BestValue("X");
  other.setState(best.getState());
  expect(other.getState()).toEqual(best.getState());
});
