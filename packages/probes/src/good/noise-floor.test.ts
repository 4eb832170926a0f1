import { RandomState } from "@dz/ndarray";
import { expect, test } from "vitest";
import { noiseFloor } from "./noise-floor.ts";

const n = 4000;

/** A slow wave with normal noise of some size. */
function noisy(size: number): Float64Array {
  const stream = new RandomState(1);
  return Float64Array.from({ length: n }, (_, t) => 5 * Math.sin(t / 100) + size * stream.randn());
}

test("it is the mean absolute value of independent noise on a smooth series", () => {
  expect(noiseFloor(noisy(0.3)) / (0.3 * Math.sqrt(2 / Math.PI))).toBeCloseTo(1, 1);
});

test("a line has none, and a few values are not enough", () => {
  expect(noiseFloor(Float64Array.of(1, 2, 3, 4))).toBe(0);
  expect(noiseFloor(Float64Array.of(0, 3, 0))).toBeCloseTo(3 / Math.sqrt(1.5), 14);
  expect(noiseFloor(Float64Array.of(1, 2))).toBeNaN();
});
