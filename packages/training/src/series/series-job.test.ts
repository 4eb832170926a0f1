import { dataOf, makePlan } from "@dz/forecasting";
import { expect, test } from "vitest";
import { settingsWith } from "../settings.ts";
import { loadState, saveState } from "../state/job-state.ts";
import type { Epoch } from "../train.ts";
import { createSeriesJob, type SeriesSettings } from "./series-job.ts";

const data = dataOf(Float64Array.from({ length: 150 }, (_, t) => 50 + 10 * Math.sin(t / 2) + 3 * Math.sin(t * t)));
const plan = makePlan(data, { horizon: 1 });
const settings: SeriesSettings = {
  ...settingsWith({ model: "gru", optimizer: "adamw", lr: 0.01, clip: 1, hidden: 8, bptt: 10, epochs: 4 }),
  weightDecay: 1,
};

function losses(epochs: Iterable<Epoch | null>): number[] {
  return [...epochs].flatMap((epoch) => (epoch === null ? [] : [epoch.validLoss as number]));
}

test("the loss on the validation part falls, and the test part is not looked at", () => {
  const found = losses(createSeriesJob(settings, { data, plan }).train(1));
  expect(found[3]).toBeLessThan(found[0] as number);
  const other = dataOf(data.values.map((value, t) => (t >= plan.testStart ? -value : value)));
  expect(losses(createSeriesJob(settings, { data: other, plan }).train(1))).toEqual(found);
});

test("a shorter gradient takes smaller steps, and weight decay has its own size", () => {
  const found = losses(createSeriesJob(settings, { data, plan }).train(1));
  expect(losses(createSeriesJob({ ...settings, clip: 1e-9 }, { data, plan }).train(1))).not.toEqual(found);
  expect(losses(createSeriesJob({ ...settings, weightDecay: 0.01 }, { data, plan }).train(1))).not.toEqual(found);
});

test("it goes on from a state with the same bits", () => {
  const job = createSeriesJob(settings, { data, plan });
  const found: number[] = [];
  let state: Uint8Array | null = null;
  for (const epoch of job.train(1)) {
    if (epoch === null) continue;
    found.push(epoch.validLoss as number);
    if (epoch.epoch === 2) state = saveState(job, null, 2);
  }
  const next = createSeriesJob(settings, { data, plan });
  expect(loadState(state as Uint8Array, next, null, "state")).toBe(2);
  expect(losses(next.train(3))).toEqual(found.slice(2));
});
