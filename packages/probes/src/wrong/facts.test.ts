import { expect, test } from "vitest";
import { clean } from "../testing/clean-seen.ts";
import { factsOf } from "./facts.ts";

test("the loss is that of the last epoch, the linear error the least of all numbers of steps", () => {
  const { loss, linearError, fit } = factsOf(clean);
  expect(loss).toBe(clean.record.at(-1)?.ownTrainLoss);
  expect(fit.errors).toContain(linearError);
  expect(fit.errors.every((error) => error >= linearError)).toBe(true);
  // The noise is uniform from -0.2 to 0.2, of variance 0.0133, which no forecast gets below by much.
  expect(linearError).toBeGreaterThan(0.012);
  expect(linearError).toBeLessThan(0.03);
});

test("a training of which nothing was seen has no numbers", () => {
  const train = { steps: 0, streams: 0, inputs: [], size: 0, targets: [], outputs: 0 };
  expect(factsOf({ ...clean, train, record: [] }).loss).toBeNaN();
});
