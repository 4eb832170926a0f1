import { expect, test } from "vitest";
import { betterEpoch } from "./best-epoch.ts";

test.each([
  [[3, 2, 2, 4], 1],
  [[Number.NaN, 5, Number.NaN, 4], 3],
  [[Number.NaN, Number.NaN], 1],
  [[Infinity, Number.NaN, 1], 2],
])("the best epoch of the losses %j is number %i", (losses, expected) => {
  let best: { testLoss: number; at: number } | null = null;
  for (const [at, testLoss] of losses.entries()) best = betterEpoch(best, { testLoss, at });
  expect(best?.at).toBe(expected);
});
