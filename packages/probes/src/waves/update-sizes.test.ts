import { expect, test } from "vitest";
import { updateSizes } from "./update-sizes.ts";

test("by epoch: the largest norm, the median of step by weights, the last learning rate", () => {
  const epoch = { trainLoss: 1, heldOutLoss: 1 };
  const sizes = updateSizes({
    updatesPerEpoch: 3,
    epochs: [
      { ...epoch, epoch: 1 },
      { ...epoch, epoch: 2 },
    ],
    updates: {
      gradNorm: [1, 7, 2, 3, 4, 5],
      stepNorm: [1, 2, 30, 4, 4, 8],
      weightNorm: [10, 10, 10, 40, 20, 20],
      lr: [6, 5, 4, 3, 2, 1],
    },
  });
  expect(sizes).toEqual({ gradNorm: [7, 5], relative: [0.2, 0.2], lr: [4, 1] });
});
