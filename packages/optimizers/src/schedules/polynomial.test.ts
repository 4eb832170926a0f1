import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { polynomial } from "./polynomial.ts";

// PyTorch's PolynomialLR(total_iters=5, power=2).
const torch = [1, 0.64, 0.36, 0.16, 0.04, 0, 0];

test("polynomial falls to 0 and stays there, like PyTorch's PolynomialLR", () => {
  const schedule = polynomial(5, { power: 2 });
  for (const [t, factor] of torch.entries()) expect(schedule(t)).toBeCloseTo(factor, 14);
});

test("polynomial is linear by default, and may have another floor", () => {
  expect([0, 1, 2, 3, 4, 5].map(polynomial(4))).toEqual([1, 0.75, 0.5, 0.25, 0, 0]);
  expect([0, 1, 2, 3].map(polynomial(2, { power: 0.5, floor: 0.5 }))).toEqual([1, 0.5 + 0.5 * Math.SQRT1_2, 0.5, 0.5]);
});

test.each([
  [0, {}, "polynomial: steps is 0, expected a whole number from 1"],
  [1, { power: -1 }, "polynomial: power is -1, expected a number from 0"],
  [1, { floor: -1 }, "polynomial: floor is -1, expected a number from 0 to 1"],
])("polynomial refuses %j, %j", (steps, options, message) => {
  expect(() => polynomial(steps, options)).toThrow(new ValueError(message));
});
