import { expect, it } from "vitest";
import { ulp } from "../compare.ts";
import { sineAndNoise } from "./series-tolerance.ts";

it("allows 2 ulp of the larger term of sine and noise", () => {
  const allowance = sineAndNoise();
  // At a zero of the sine only the noise is left.
  expect(allowance(0.03, 1, 0)).toBe(2 * ulp(0.03));
  // Near the maximum the sine is the larger term, for any noise.
  expect(allowance(0.96, 1, 250)).toBe(2 * ulp(Math.sin((250 * 2 * Math.PI) / 999)));
  // With opposite signs the sum is smaller than its terms, and an ulp of it too strict.
  const small = Math.sin((5 * 2 * Math.PI) / 999) - 0.03;
  expect(allowance(small, 1, 5)).toBeGreaterThan(2 * ulp(small));
  expect(sineAndNoise((i) => i + 250)(0.96, 1, 0)).toBe(allowance(0.96, 1, 250));
});
