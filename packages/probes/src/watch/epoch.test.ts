import { expect, test } from "vitest";
import { EpochRecorder, ErrorSum } from "./epoch.ts";

test("the mean of squared errors, NaN without any", () => {
  const errors = new ErrorSum();
  expect(errors.mean()).toBeNaN();
  errors.add([1, 2], [0, 0]);
  errors.add([3], [0]);
  expect(errors.mean()).toBeCloseTo(14 / 3, 12);
});

test("an epoch has what was counted and what was told", () => {
  const epoch = new EpochRecorder();
  epoch.steps = 3;
  epoch.heldOutErrors.add([2], [0]);
  expect(epoch.seen({ trainLoss: 5, heldOutLoss: 6 }, { units: [], growth: 0.5 })).toEqual({
    trainLoss: 5,
    heldOutLoss: 6,
    ownTrainLoss: Number.NaN,
    ownHeldOutLoss: 4,
    beganEmpty: null,
    emptied: 0,
    steps: 3,
    updates: 0,
    units: [],
    growth: 0.5,
  });
});
