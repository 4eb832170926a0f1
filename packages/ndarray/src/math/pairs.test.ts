import { expect, test } from "vitest";
import { cutOff, cutOffSum, quotientRest, upperHalf } from "./pairs.ts";

test("what rounding cuts off", () => {
  const x = 1 + 2 ** -30;
  expect(cutOff(x, x, x * x)).toBe(2 ** -60);
  expect(cutOffSum(1, 2 ** -60, 1)).toBe(2 ** -60);
  expect(cutOffSum(2 ** -60, 1, 1)).toBe(2 ** -60);
  expect(upperHalf(1 + 2 ** -25 + 2 ** -52)).toBe(1 + 2 ** -25);
});

test("the rest of a quotient", () => {
  expect(quotientRest(1, 0, 3, 0, 1 / 3)).toBe(1.850371707708594e-17);
  expect(quotientRest(3, 2 ** -60, 1, 0, 3)).toBe(2 ** -60);
  expect(quotientRest(4, 0, 2, 2 ** -60, 2)).toBeCloseTo(-(2 ** -60), 30);
});
