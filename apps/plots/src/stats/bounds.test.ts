import { expect, test } from "vitest";
import { boundsAround, boundsIfAny, boundsOfLosses } from "./bounds.ts";

test("around a wave there is room for five of it", () => {
  expect(boundsAround(Float64Array.of(-1, 0, 1))).toEqual([-5, 5]);
  expect(boundsAround(Float64Array.of(2, 4))).toEqual([-2, 8]);
});

test("losses have a million times the smallest that is above 0", () => {
  expect(boundsOfLosses([3, 0, Number.NaN, 0.5, Number.POSITIVE_INFINITY])[1]).toBe(500_000);
  expect(boundsOfLosses([0, Number.NaN])[1]).toBe(Number.POSITIVE_INFINITY);
});

test("bounds without space between them are none", () => {
  expect(boundsIfAny([-1, 2])).toEqual({ bounds: [-1, 2] });
  expect(boundsIfAny([2, 2])).toEqual({});
  expect(boundsIfAny([-1.7e308, 1.7e308])).toEqual({});
  expect(boundsIfAny([Number.NaN, 1])).toEqual({});
});
