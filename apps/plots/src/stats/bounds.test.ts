import { expect, test } from "vitest";
import { boundsAround, boundsOfLosses } from "./bounds.ts";

test("around a wave there is room for five of it", () => {
  expect(boundsAround(Float64Array.of(-1, 0, 1))).toEqual([-5, 5]);
  expect(boundsAround(Float64Array.of(2, 4))).toEqual([-2, 8]);
});

test("losses have a million times the smallest that is above 0", () => {
  expect(boundsOfLosses([3, 0, Number.NaN, 0.5, Number.POSITIVE_INFINITY])[1]).toBe(500_000);
  expect(boundsOfLosses([0, Number.NaN])[1]).toBe(Number.POSITIVE_INFINITY);
});
