import { expect, test } from "vitest";
import { batchNormStep, transformerStep } from "./blocks.ts";

test.each([
  ["an MLP with batch norm", () => batchNormStep(16)],
  ["blocks of a transformer", () => transformerStep(2, 5, 8, 2)],
])("%s learns", (_, make) => {
  const step = make();
  const losses = Array.from({ length: 200 }, step);
  expect(losses[199]).toBeLessThan((losses[0] as number) * 0.8);
});
