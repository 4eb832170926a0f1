import { ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { cosine } from "./cosine.ts";
import { warmUp } from "./warm-up.ts";

// PyTorch's SequentialLR of LinearLR(start_factor=0.2, total_iters=4) and, from step 4, CosineAnnealingLR(T_max=6).
const torch = [
  0.2, 0.4, 0.6000000000000001, 0.8, 1, 0.9330127018922194, 0.75, 0.5, 0.2500000000000001, 0.06698729810778065, 0,
];

test("warmUp rises linearly, then starts the next schedule, like PyTorch's SequentialLR", () => {
  const schedule = warmUp(4, cosine(6), { from: 0.2 });
  for (const [t, factor] of torch.entries()) expect(schedule(t)).toBeCloseTo(factor, 14);
});

test("warmUp rises in equal steps from above 0 by default", () => {
  expect([0, 1, 2, 3, 4].map(warmUp(3, () => 1))).toEqual([0.25, 0.5, 0.75, 1, 1]);
});

test("warmUp rises to the first factor of the next schedule", () => {
  expect([0, 1, 2, 3].map(warmUp(2, (t) => 8 - t, { from: 0 }))).toEqual([0, 4, 8, 7]);
});

test("warmUp refuses options out of range and a next schedule that is not a function", () => {
  expect(() => warmUp(1, 1 as never)).toThrow(new ValueError("warmUp: expected the schedule that follows, got 1"));
  expect(() => warmUp(0, () => 1)).toThrow(new ValueError("warmUp: steps is 0, expected a whole number from 1"));
  expect(() => warmUp(1, () => 1, { from: 2 })).toThrow(
    new ValueError("warmUp: from is 2, expected a number from 0 to 1"),
  );
});
