import { expect, test } from "vitest";
import { lengthOf } from "./sequence.ts";

test("the length counts steps, not numbers", () => {
  const inputs = new Float64Array(12);
  const targets = new Float64Array(4);
  expect(lengthOf({ inputs, size: 3, targets, outputs: 1, clean: null, from: 0 })).toBe(4);
});
