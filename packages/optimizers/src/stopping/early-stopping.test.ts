import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import type { BetterOptions } from "./best-value.ts";
import { EarlyStopping } from "./early-stopping.ts";

const decisions = (values: number[], patience: number, options?: BetterOptions): boolean[] => {
  const stopping = new EarlyStopping(patience, options);
  return values.map((value) => stopping.update(value));
};

test("EarlyStopping stops when more than patience consecutive values are no better", () => {
  expect(decisions([3, 4, 2, 2, 2.5, 2.1], 2)).toEqual([false, false, false, false, false, true]);
  expect(decisions([3, 2, 2], 0)).toEqual([false, false, true]);
});

test("EarlyStopping takes minDelta and mode max", () => {
  expect(decisions([1, 0.99, 0.98], 1, { minDelta: 0.1 })).toEqual([false, false, true]);
  expect(decisions([0.5, 0.6, 0.6], 0, { mode: "max" })).toEqual([false, false, true]);
});

test("EarlyStopping counts NaN as no better from the first value on", () => {
  expect(decisions([Number.NaN, Number.NaN, Number.NaN], 2)).toEqual([false, false, true]);
  expect(decisions([Number.NaN, 1, Number.NaN], 0)).toEqual([true, false, true]);
});

test("EarlyStopping takes a finite value as better than an infinite one, with and without minDelta", () => {
  for (const minDelta of [0, 0.1]) {
    expect(decisions([Infinity, 5, 4], 0, { minDelta })).toEqual([false, false, false]);
    expect(decisions([-Infinity, -5, 4], 0, { minDelta, mode: "max" })).toEqual([false, false, false]);
    expect(decisions([Infinity, Infinity], 0, { minDelta })).toEqual([false, true]);
  }
});

test("EarlyStopping has the best value and its position", () => {
  const stopping = new EarlyStopping(9);
  for (const value of [3, 1, 2]) stopping.update(value);
  expect([stopping.best, stopping.bestAt, stopping.done]).toEqual([1, 2, false]);
});

test("EarlyStopping continues from a saved state", () => {
  const stopping = new EarlyStopping(1);
  for (const value of [3, 4]) stopping.update(value);
  const other = new EarlyStopping(1);
  other.setState(stopping.getState());
  expect([other.done, other.update(3), other.bestAt]).toEqual([false, true, 1]);
});

test("EarlyStopping refuses options out of range", () => {
  expect(() => new EarlyStopping(0.5)).toThrow(
    new ValueError("EarlyStopping: patience is 0.5, expected a whole number from 0"),
  );
  expect(() => new EarlyStopping(1, { minDelta: -1 })).toThrow(
    new ValueError("EarlyStopping: minDelta is -1, expected a number from 0"),
  );
});
