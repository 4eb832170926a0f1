import { expect, test } from "vitest";
import { heldOutLoss } from "./held-out-loss.ts";

test("heldOutLoss is the loss on the validation part, if there is one, else on the test part", () => {
  expect(heldOutLoss({ testLoss: 0.5 })).toBe(0.5);
  expect(heldOutLoss({ testLoss: 0.5, validLoss: 0 })).toBe(0);
  expect(heldOutLoss({ testLoss: Number.NaN, validLoss: 0.25 })).toBe(0.25);
  expect(heldOutLoss({ testLoss: 0.5, validLoss: Number.NaN })).toBeNaN(); // diverged
});
