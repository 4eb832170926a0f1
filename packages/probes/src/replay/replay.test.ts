import { dataOf, makePlan } from "@dz/forecasting";
import { expect, test } from "vitest";
import { mean } from "../numbers.ts";
import { squaredErrors } from "../run-model.ts";
import type { EpochNumbers, Subject, Training } from "../subject.ts";
import { trainedSeries, trainedSine } from "../testing/trained.ts";
import { type Replay, replay } from "./replay.ts";

function replayOf(subject: Subject): Replay {
  const work = replay(subject);
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value;
}

function epochsOf(training: Training): EpochNumbers[] {
  return [...training.epochs()].filter((result) => result !== null);
}

const sales = Float64Array.from({ length: 200 }, (_, t) => 50 + 10 * Math.sin(t / 2) + 3 * Math.sin(t * t));

test("the sine: a replay repeats the run bit for bit, and records each update", () => {
  const subject = trainedSine({ hidden: 8, epochs: 3 });
  const found = replayOf(subject);
  expect(found.repeats).toBe(true);
  expect(found.epochs).toEqual(subject.record);
  expect(found.updatesPerEpoch).toBe(34);
  const { gradNorm, stepNorm, weightNorm, lr } = found.updates;
  expect([gradNorm.length, stepNorm.length, weightNorm.length, lr.length]).toEqual([102, 102, 102, 102]);
  expect(lr.every((rate) => rate === 0.001)).toBe(true);
  expect(gradNorm.every((x) => x > 0)).toBe(true);
  // Adam moves each parameter by about its learning rate, some 90 of them here, at first.
  expect(stepNorm[1]).toBeGreaterThan(0.001);
  expect(stepNorm[1]).toBeLessThan(0.02);
});

test("a record that the settings do not lead to is noticed", () => {
  const subject = trainedSine({ hidden: 4, epochs: 2 });
  const [first, second] = subject.record as [EpochNumbers, EpochNumbers];
  expect(replayOf({ ...subject, record: [first, { ...second, trainLoss: second.trainLoss * 1.001 }] }).repeats).toBe(
    false,
  );
});

test("a training that goes on from the best epoch repeats the rest of the run", () => {
  const subject = trainedSine({ hidden: 8, epochs: 6, lr: 0.02 });
  const { best } = replayOf(subject);
  expect(epochsOf(subject.begin({}, best))).toEqual(subject.record.slice(best.epoch));
});

test("a training that goes on with another learning rate does not", () => {
  const subject = trainedSine({ hidden: 8, epochs: 4 });
  const { best } = replayOf(subject);
  const slower = epochsOf(subject.begin({ lr: 1e-5, epochs: best.epoch + 1 }, best));
  expect(slower.length).toBe(1);
  expect(slower[0]).not.toEqual(subject.record[best.epoch]);
});

test("the losses of the saved weights are those that the run recorded", () => {
  const subject = trainedSine({ hidden: 8, epochs: 2 });
  expect(mean(squaredErrors(subject, subject.heldOut))).toBeCloseTo(subject.record[1]?.heldOutLoss as number, 14);
});

test("a series: the same", () => {
  const data = dataOf(sales);
  const subject = trainedSeries(data, makePlan(data, { horizon: 2 }), { epochs: 5 });
  expect(replayOf(subject).repeats).toBe(true);
  const saved = subject.record[subject.savedEpoch - 1]?.heldOutLoss as number;
  expect(mean(squaredErrors(subject, subject.heldOut))).toBeCloseTo(saved, 10);
});
