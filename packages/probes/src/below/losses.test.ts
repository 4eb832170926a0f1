import { dataOf, makePlan } from "@dz/forecasting";
import { expect, test } from "vitest";
import { mean } from "../numbers.ts";
import { squaredErrors } from "../run-model.ts";
import { finished } from "../testing/asked.ts";
import { trainedSeries, trainedSine } from "../testing/trained.ts";
import { lossesOf } from "./losses.ts";

test("a loss has one thing less than the one before, from the training loss to the test loss", () => {
  const subject = trainedSine({ hidden: 8, epochs: 3 });
  const { reported, steps, heldOut } = finished(lossesOf(subject));
  expect(steps.map(({ name }) => name)).toEqual(["moving", "noise", "inputs", "other", "start"]);
  expect([reported, heldOut]).toEqual([subject.record[2]?.trainLoss, subject.record[2]?.heldOutLoss]);
  expect(steps[0]?.loss).toBe(mean(squaredErrors(subject, subject.train)));
  expect(steps[1]?.loss).toBe(mean(squaredErrors(subject, subject.train, "clean")));
  // The same steps of the wave as in training, without noise.
  const { clean } = subject.train;
  const inputs = Float64Array.from(subject.train.inputs, (_, i) => (i === 0 ? 0 : (clean?.[i - 1] as number)));
  const expected = mean(squaredErrors(subject, { ...subject.train, inputs }, "clean"));
  expect(steps[2]?.loss).toBeCloseTo(expected, 12);
  expect(steps[4]?.loss).toBe(heldOut);
});

test("the losses are those of the epoch of the saved weights", () => {
  const subject = trainedSine({ hidden: 8, epochs: 3 });
  const { reported, heldOut } = finished(lossesOf({ ...subject, savedEpoch: 2 }));
  expect([reported, heldOut]).toEqual([subject.record[1]?.trainLoss, subject.record[1]?.heldOutLoss]);
  expect(finished(lossesOf({ ...subject, savedEpoch: 9 })).reported).toBeNaN();
});

test("a network without a state has no cold start: a wave before changes nothing", () => {
  const subject = trainedSine({ model: "mlp", hidden: 8, epochs: 1 });
  expect(finished(lossesOf(subject)).steps.map(({ name }) => name)).toEqual(["moving", "noise", "inputs", "other"]);
});

test("a series has no targets without noise", () => {
  const data = dataOf(Float64Array.from({ length: 150 }, (_, t) => Math.sin(t / 3) + 0.1 * Math.sin(t * t)));
  const subject = trainedSeries(data, makePlan(data, { horizon: 2 }), { epochs: 4, hidden: 6 });
  const { steps, heldOut } = finished(lossesOf(subject));
  expect(steps.map(({ name }) => name)).toEqual(["moving", "otherPart"]);
  expect(heldOut).toBe(subject.record[subject.savedEpoch - 1]?.heldOutLoss);
});
