import {
  createModel,
  Features,
  type ForecastData,
  outputsOf,
  type Plan,
  trainForecast,
  updatesOf,
  validate,
} from "@dz/forecasting";
import { random } from "@dz/ndarray";
import { AdamW, ClipGrad, type Optimizer } from "@dz/optimizers";
import { GradientNorm } from "../gradient-norm.ts";
import { type Job, optimizers, precisions } from "../job.ts";
import { createRateControl } from "../schedule.ts";
import type { TrainingSettings } from "../settings.ts";
import type { Epoch } from "../train.ts";

/** The settings of a training on a series. */
export interface SeriesSettings extends TrainingSettings {
  /** The weight decay of AdamW; null for an optimizer without one. */
  readonly weightDecay: number | null;
}

/** Seeds the random stream and creates the training of a network on a series. */
export function createSeriesJob(
  settings: SeriesSettings,
  { data, plan }: { readonly data: ForecastData; readonly plan: Plan },
): Job {
  const { model: name, schedule, clip, hidden, epochs, bptt, batch, seed, precision, scheduleFrom = 0 } = settings;
  const { data: dtype, weights } = precisions[precision];
  random.seed(seed);
  const features = new Features(data, plan);
  const model = createModel(name, hidden, outputsOf(plan), weights);
  const gradientNorm = new GradientNorm();
  const updater = createOptimizer(settings).setup(model).addHook(gradientNorm);
  if (clip !== null) updater.addHook(new ClipGrad(clip));
  const streams = batch ?? usualStreams(plan.trainEnd);
  const training = { model, features, dtype, batch: streams, bptt };
  const rate = createRateControl(schedule, updater, { epochs: epochs - scheduleFrom, updates: updatesOf(training) });
  const update = (): void => {
    updater.update();
    rate.updated();
  };
  return {
    model,
    optimizer: updater,
    gradientNorm,
    rate,
    epochs,
    *train(first): Generator<Epoch | null> {
      for (const result of trainForecast({ ...training, update }, first, epochs)) {
        if (result === null) {
          yield null;
          continue;
        }
        const { forecasts: predictions, ...numbers } = result;
        rate.epochEnded(numbers.trainLoss);
        yield { ...numbers, testLoss: Number.NaN, gradNorm: gradientNorm.take(), predictions };
      }
    },
    predictions: () => validate(training).forecasts,
    target: data.values.slice(plan.trainEnd, plan.testStart),
  };
}

function createOptimizer({ optimizer, lr, weightDecay }: SeriesSettings): Optimizer<string> {
  return weightDecay === null ? optimizers[optimizer](lr ?? 0) : new AdamW({ lr: lr ?? 0, weightDecay });
}

/** How many parallel streams a series is cut into: each is long enough for a few updates, and they are at most 32. */
function usualStreams(trainLength: number): number {
  return Math.max(1, Math.min(32, Math.floor(trainLength / 60)));
}
