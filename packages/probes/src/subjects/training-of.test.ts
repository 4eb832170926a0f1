import { settingsWith } from "@dz/training";
import { expect, test } from "vitest";
import { changedSettings, numbersOf } from "./training-of.ts";

test("a schedule begins at the state with another learning rate or schedule, and otherwise goes on", () => {
  const settings = settingsWith({ epochs: 10 });
  const from = { epoch: 4, bytes: new Uint8Array() };
  expect(changedSettings(settings, { lr: 1 }, from)).toMatchObject({ lr: 1, scheduleFrom: 4 });
  expect(changedSettings(settings, { schedule: "cosine" }, from).scheduleFrom).toBe(4);
  expect(changedSettings(settings, { clip: 1 }, from)).toEqual({ ...settings, clip: 1 });
  expect(changedSettings(settings, { lr: 1 }, undefined)).toEqual({ ...settings, lr: 1 });
});

test("the held-out loss is that of the validation part where there is one", () => {
  expect(numbersOf({ epoch: 1, trainLoss: 2, testLoss: 3 }).heldOutLoss).toBe(3);
  expect(numbersOf({ epoch: 1, trainLoss: 2, testLoss: Number.NaN, validLoss: 4 }).heldOutLoss).toBe(4);
});
