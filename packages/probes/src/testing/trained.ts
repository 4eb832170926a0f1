import type { ForecastData, Plan } from "@dz/forecasting";
import { evaluate } from "@dz/forecasting";
import { BestWeights } from "@dz/optimizers";
import { createJob, precisions, settingsWith, type TrainingSettings } from "@dz/training";
import { createSeriesJob, type SeriesSettings } from "@dz/training/series";
import type { EpochNumbers, Subject } from "../subject.ts";
import { seriesSubject } from "../subjects/series-subject.ts";
import { sineSubject } from "../subjects/sine-subject.ts";
import { numbersOf } from "../subjects/training-of.ts";

/** A finished run on the sine with settings that differ from the article's. */
export function trainedSine(change: Partial<TrainingSettings> = {}): Subject {
  const settings = settingsWith(change);
  const job = createJob(settings);
  const record: EpochNumbers[] = [];
  for (const result of job.train(1)) if (result !== null) record.push(numbersOf(result));
  return sineSubject({ settings, record, weights: job.model.saveWeights(), savedEpoch: settings.epochs });
}

/** A finished run on a series, with the weights of its best epoch. */
export function trainedSeries(data: ForecastData, plan: Plan, change: Partial<SeriesSettings> = {}): Subject {
  const settings: SeriesSettings = {
    ...settingsWith({ model: "gru", optimizer: "adamw", lr: 0.01, clip: 1, hidden: 16, bptt: 24, epochs: 30 }),
    weightDecay: 1,
    ...change,
  };
  const job = createSeriesJob(settings, { data, plan });
  const best = new BestWeights(job.model);
  const record: EpochNumbers[] = [];
  let savedEpoch = 0;
  for (const result of job.train(1)) {
    if (result === null) continue;
    const numbers = numbersOf(result);
    record.push(numbers);
    if (best.update(numbers.heldOutLoss)) savedEpoch = numbers.epoch;
  }
  best.restore();
  const dtype = precisions[settings.precision].data;
  const about = { name: "series", network: settings.model, epoch: savedEpoch };
  const backtest = evaluate({ model: job.model, data, plan, step: null, dtype }, about);
  return seriesSubject({ settings, record, weights: job.model.saveWeights(), savedEpoch, data, plan, backtest });
}
