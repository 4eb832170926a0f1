import { noGrad } from "@dz/core";
import { expect, test } from "vitest";
import { byHand, onDz } from "./add.ts";

test("additions on dz are recorded unless in noGrad", () => {
  const additions = onDz(3, 2);
  expect(additions().shape).toEqual([1, 3]);
  expect(additions().creator).not.toBeNull();
  expect(noGrad(additions).creator).toBeNull();
});

test("additions by hand give sums of the length of their operands", () => {
  expect(byHand(3, 2)()).toHaveLength(3);
});
