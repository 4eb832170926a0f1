import { dataOf, makePlan } from "@dz/forecasting";
import { expect, test } from "vitest";
import { answersOf } from "../run-model.ts";
import { trainedSeries } from "../testing/trained.ts";

const values = Float64Array.from({ length: 150 }, (_, t) => 50 + 10 * Math.sin(t / 2) + 3 * Math.sin(t * t));
const data = dataOf(values);
const plan = makePlan(data, { horizon: 2 });
const subject = trainedSeries(data, plan, { epochs: 3 });

test("the parts follow each other, and their steps are those of the plan", () => {
  const counted = (sequence: typeof subject.train): number =>
    sequence.targets.length / sequence.outputs - sequence.from;
  const { trainEnd, testStart, length } = plan;
  expect(counted(subject.heldOut)).toBe(testStart - trainEnd - subject.heldOut.outputs + 1);
  expect(counted(subject.test)).toBe(length - testStart - subject.test.outputs + 1);
  expect(subject.train.from).toBe(0);
});

test("the answers to the test part are the forecasts of the backtest", () => {
  const { outputs, from } = subject.test;
  const y = answersOf(subject, subject.test);
  const [size] = plan.changes as [number];
  for (const [i, forecast] of (subject.backtest?.network.forecasts ?? []).slice(0, 20).entries()) {
    const before = values[plan.testStart + i - 1] as number;
    expect(before + size * (y[(from + i) * outputs] as number)).toBeCloseTo(forecast, 9);
  }
});

test("random phases are for the sine", () => {
  expect(() => subject.begin({ randomPhase: true })).toThrow("randomPhase: the run learned a series from a file");
});
