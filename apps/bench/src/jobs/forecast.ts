/**
 * Training on a real series: the 8,759 hourly temperatures of Seattle (`packages/series/data`), an LSTM of 64 units with 24
 * outputs, 32 parallel streams, an update every 24 steps with Adam; after each epoch the validation part, step by step.
 *
 * @module
 */
import { readFileSync } from "node:fs";
import { createModel, dataOf, Features, type ForecastEpoch, makePlan, trainForecast } from "@dz/forecasting";
import { type FloatDType, random } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";
import { readSeries } from "@dz/series";
import { DZ, PYTORCH } from "../names.ts";
import { growth, median } from "../statistics.ts";
import type { Job, Settings, Value, Work } from "../work.ts";

const FILE = new URL("../../../../packages/series/data/seattle-hourly.csv", import.meta.url);
const [HIDDEN, BATCH, BPTT, HORIZON, PERIOD] = [64, 32, 24, 24, 24] as const;

/** What trains for some epochs: null after each update but the last of an epoch's, then the results of the epoch. */
export type Training = (epochs: number) => Iterable<ForecastEpoch | null>;

/** The job on dz. */
export function onDz(dtype: FloatDType, hidden: number = HIDDEN): Training {
  const series = readSeries(readFileSync(FILE));
  const data = dataOf(series.columns.get("temperature") as Float64Array, series.times);
  const plan = makePlan(data, { horizon: HORIZON, strategy: "direct", period: PERIOD, calendar: ["hour"] });
  const features = new Features(data, plan);
  random.seed(0);
  const model = createModel("lstm", hidden, features.outputs, { dtype });
  const optimizer = new Adam().setup(model);
  const update = (): void => optimizer.update();
  return (epochs) => trainForecast({ model, features, dtype, batch: BATCH, bptt: BPTT, update }, 1, epochs);
}

/** Measures a whole run; the milliseconds are those of an epoch. */
export function* measureTraining(train: Training, { epochs }: Settings): Generator<Value> {
  const trainMs: number[] = [];
  const validMs: number[] = [];
  let best = Infinity;
  const start = performance.now();
  let begun = start;
  let updated = start;
  for (const result of train(epochs)) {
    const now = performance.now();
    if (result === null) {
      updated = now;
      continue;
    }
    trainMs.push(updated - begun);
    validMs.push(now - updated);
    best = Math.min(best, result.validLoss);
    begun = performance.now();
  }
  yield { name: "job", value: (performance.now() - start) / 1000, unit: "s" };
  yield { name: "training", value: median(trainMs), unit: "ms" };
  yield { name: "validation", value: median(validMs), unit: "ms" };
  yield { name: "peak memory", value: process.resourceUsage().maxRSS / 1024, unit: "MiB" };
  yield { name: "best loss", value: best, unit: "" };
}

/** The growth of resident memory over the second half of the epochs. */
export function* measureMemory(train: Training, { epochs }: Settings): Generator<Value> {
  const rss: number[] = [];
  for (const result of train(epochs)) if (result !== null) rss.push(process.memoryUsage.rss());
  yield { name: "memory", value: 100 * growth(rss), unit: "%" };
}

const job = (dtype: FloatDType): Job => ({
  name: `forecast-${dtype}`,
  epochs: 50,
  contenders: { [DZ]: (settings) => measureTraining(onDz(dtype), settings) },
});

export const forecast: Work = {
  name: "forecast",
  title: "Training on a series of 8,759 hours, LSTM of 64 units, all epochs; milliseconds are those of one epoch",
  jobs: [
    job("float32"),
    job("float64"),
    {
      name: "forecast-memory",
      epochs: 200,
      contenders: { [DZ]: (settings) => measureMemory(onDz("float32"), settings) },
    },
  ],
  goals: [
    { rows: / job$/, reference: PYTORCH, speed: 1 },
    { rows: /forecast-memory/, atMost: 5 },
  ],
};
