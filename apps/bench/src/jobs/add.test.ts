import { noGrad } from "@dz/core";
import { expect, test } from "vitest";
import { byHand, onDz } from "./add.ts";

test("additions are recorded or not", () => {
  const additions = onDz(3, 2);
  expect(additions().shape).toEqual([1, 3]);
  expect(additions().creator).not.toBeNull();
  expect(noGrad(additions).creator).toBeNull();
});

test("by hand, the sum is of the length of its operands", () => {
  expect(byHand(3, 2)()).toHaveLength(3);
});
