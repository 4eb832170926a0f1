import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { EarlyStopping, type EarlyStoppingOptions } from "./early-stopping.ts";

const feed = (values: number[], options: EarlyStoppingOptions): boolean[] => {
  const stopping = new EarlyStopping(options);
  return values.map((value) => stopping.feed(value));
};

test("stops when more than patience values in a row are no better", () => {
  expect(feed([3, 4, 2, 2, 2.5, 2.1], { patience: 2 })).toEqual([false, false, false, false, false, true]);
  expect(feed([3, 2, 2], { patience: 0 })).toEqual([false, false, true]);
});

test("with a least difference, and for values that should be large", () => {
  expect(feed([1, 0.99, 0.98], { patience: 1, minDelta: 0.1 })).toEqual([false, false, true]);
  expect(feed([0.5, 0.6, 0.6], { patience: 0, mode: "max" })).toEqual([false, false, true]);
});

test("NaN is no better, from the beginning on", () => {
  expect(feed([Number.NaN, Number.NaN, Number.NaN], { patience: 2 })).toEqual([false, false, true]);
  expect(feed([Number.NaN, 1, Number.NaN], { patience: 0 })).toEqual([true, false, true]);
});

test("a finite value is better than an infinite one, with and without a least difference", () => {
  for (const minDelta of [0, 0.1]) {
    expect(feed([Infinity, 5, 4], { patience: 0, minDelta })).toEqual([false, false, false]);
    expect(feed([-Infinity, -5, 4], { patience: 0, minDelta, mode: "max" })).toEqual([false, false, false]);
    expect(feed([Infinity, Infinity], { patience: 0, minDelta })).toEqual([false, true]);
  }
});

test("knows the best value and where it was", () => {
  const stopping = new EarlyStopping({ patience: 9 });
  for (const value of [3, 1, 2]) stopping.feed(value);
  expect([stopping.best, stopping.bestAt, stopping.done]).toEqual([1, 2, false]);
});

test("goes on from a state", () => {
  const stopping = new EarlyStopping({ patience: 1 });
  for (const value of [3, 4]) stopping.feed(value);
  const other = new EarlyStopping({ patience: 1 });
  other.setState(stopping.getState());
  expect([other.done, other.feed(3), other.bestAt]).toEqual([false, true, 1]);
});

test("errors", () => {
  expect(() => new EarlyStopping({ patience: 0.5 })).toThrow(
    new ValueError("EarlyStopping patience: expected a whole number from 0, got 0.5"),
  );
  expect(() => new EarlyStopping({ patience: 1, minDelta: -1 })).toThrow(
    new ValueError("EarlyStopping minDelta: expected a number from 0, got -1"),
  );
});
