import { expect, test } from "vitest";
import { until } from "./until.ts";

test("a training ends after the last epoch that is wanted, or by itself", () => {
  function* epochs() {
    for (let epoch = 1; epoch <= 3; epoch++) {
      yield null;
      yield { epoch, trainLoss: 0, heldOutLoss: 0 };
    }
  }
  expect([...until(epochs(), 2)].map((result) => result?.epoch ?? null)).toEqual([null, 1, null, 2]);
  expect([...until(epochs(), 9)].length).toBe(6);
});
