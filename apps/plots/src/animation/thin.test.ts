import { expect, test } from "vitest";
import { thinned } from "./thin.ts";

test("takes every n-th epoch and the last", () => {
  expect(thinned(5)).toEqual([0, 1, 2, 3, 4]);
  expect(thinned(6, 2)).toEqual([0, 2, 4, 5]);
  expect(thinned(1, 2)).toEqual([0]);
  expect(thinned(0)).toEqual([]);
});

test("takes no more than a hundred", () => {
  expect(thinned(100)).toHaveLength(100);
  const many = thinned(1234);
  expect(many.length).toBeLessThanOrEqual(100);
  expect([many[0], many.at(-1)]).toEqual([0, 1233]);
});

test.each([0, -1, 1.5, Number.NaN])("refuses to take every %d", (every) => {
  expect(() => thinned(10, every)).toThrow(
    new RangeError(`animation: frames are thinned by a whole number from 1, not ${every}`),
  );
});
