import "../ops/operators.ts";
import { expect, test } from "vitest";
import { asFloat32, checkBesides, checkExtreme, derivativesAt } from "./extremes.ts";

test("asFloat32: the nearest float32, but neither 0 nor infinite for what is not", () => {
  expect([0, -0, 1, 0.1, Infinity].map(asFloat32)).toEqual([0, -0, 1, Math.fround(0.1), Infinity]);
  expect(asFloat32(-1e-300)).toBe(-(2 ** -149));
  expect(asFloat32(1e300)).toBe(3.4028234663852886e38);
  expect(asFloat32(-1e39)).toBe(-3.4028234663852886e38);
});

test("derivativesAt: the value, the gradient and the second gradient", () => {
  expect(derivativesAt((x) => x.pow(3), 2, "float64")).toEqual([8, 12, 12]);
  expect(derivativesAt((x) => x.add(1), 2, "float32")).toEqual([3, 1, 0]);
});

test("checkBesides: a slope lies between those on both sides", () => {
  const corner = (x: number): number => Math.abs(x);
  for (const slope of [-1, 0, 1]) checkBesides(corner, 0, slope, "the slope");
  expect(() => checkBesides(corner, 0, 1.1, "the slope")).toThrow(
    "the slope is 1.1, differences beside it are -1 and 1",
  );
  expect(() => checkBesides(Math.exp, -700, 2 * Math.exp(-700), "the slope")).toThrow("differences beside it");
  expect(() => checkBesides(Math.exp, 1, Number.NaN, "the slope")).toThrow("the slope is NaN");
  checkBesides(Math.exp, -700, Math.exp(-700), "the slope");
  checkBesides(Math.sqrt, 0, Infinity, "the slope"); // there is nothing on one side
});

test("checkExtreme: says what is wrong, where, and in which precision", () => {
  const close = { float64: {}, forward: { rtol: 1e-6 }, gradients: { rtol: 1e-6 } };
  const check = (x: number, y: number, slope?: number, curvature?: number) => () =>
    checkExtreme("cube", (v) => v.pow(3), [x, y, slope, curvature] as never, 2, close);
  check(2, 8, 12, 12)();
  check(1e-20, 1e-60)();
  expect(check(2, 9)).toThrow("cube at 2 in float64: element 0 of shape [] is 8, expected 9");
  expect(check(2, 8, 13)).toThrow("gradient of cube at 2 in float64: element 0 of shape [] is 12, expected 13");
  expect(check(2, 8, 12, 6)).toThrow(
    "second gradient of cube at 2 in float64: element 0 of shape [] is 12, expected 6",
  );
});
