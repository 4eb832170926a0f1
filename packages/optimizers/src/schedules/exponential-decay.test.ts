import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { exponentialDecay } from "./exponential-decay.ts";

// PyTorch's ExponentialLR(gamma=0.9), which multiplies step by step.
const torch = [1, 0.9, 0.81, 0.7290000000000001, 0.6561000000000001, 0.5904900000000002];

test("exponentialDecay is a power, like PyTorch's ExponentialLR", () => {
  const schedule = exponentialDecay(0.9);
  for (const [t, factor] of torch.entries()) expect(schedule(t)).toBeCloseTo(factor, 14);
  expect(schedule(100)).toBe(0.9 ** 100);
});

test("exponentialDecay refuses a factor that is not a number from 0", () => {
  expect(() => exponentialDecay(Number.NaN)).toThrow(
    new ValueError("exponentialDecay: factor is NaN, expected a number from 0"),
  );
});
