import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { linearRamp } from "./linear-ramp.ts";

test("linearRamp rises or falls linearly, like PyTorch's LinearLR", () => {
  const up = [0.3333333333333333, 0.5, 0.6666666666666667, 0.8333333333333335, 1, 1];
  const down = [1, 0.8125, 0.625, 0.4375, 0.25, 0.25];
  for (const [t, factor] of up.entries()) {
    expect(linearRamp(4, { from: 1 / 3, to: 1 })(t)).toBeCloseTo(factor, 14);
  }
  expect(down.map((_, t) => linearRamp(4, { to: 0.25 })(t))).toEqual(down);
});

test("linearRamp goes from 1 to 0 by default, and its end is exact", () => {
  expect([0, 1, 2, 3].map(linearRamp(2))).toEqual([1, 0.5, 0, 0]);
  expect(linearRamp(3, { from: 0.7, to: 0.1 })(3)).toBe(0.1);
});

test.each([
  [0, {}, "linearRamp: steps is 0, expected a whole number from 1"],
  [1, { from: -1 }, "linearRamp: from is -1, expected a number from 0"],
  [1, { to: -1 }, "linearRamp: to is -1, expected a number from 0"],
])("linearRamp refuses %j, %j", (steps, options, message) => {
  expect(() => linearRamp(steps, options)).toThrow(new ValueError(message));
});
