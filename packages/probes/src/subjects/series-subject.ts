import { type Backtest, Features, type ForecastData, type Plan } from "@dz/forecasting";
import { precisions } from "@dz/training";
import { createSeriesJob, type SeriesSettings } from "@dz/training/series";
import type { Sequence } from "../sequence.ts";
import type { EpochNumbers, Subject } from "../subject.ts";
import { changedSettings, trainingOf } from "./training-of.ts";

/** A finished run on a series, as its folder or a page has it. */
export interface SeriesRun {
  readonly settings: SeriesSettings;
  readonly record: readonly EpochNumbers[];
  /** The saved weights as an npz file, and the epoch that they are of. */
  readonly weights: Uint8Array;
  readonly savedEpoch: number;
  readonly data: ForecastData;
  readonly plan: Plan;
  readonly backtest: Backtest;
}

/** How many steps a network reads before it is judged. */
const WARM_UP = 200;

/** A run on a series to be explained. Its sequences are in the units of the network. */
export function seriesSubject({ settings, record, weights, savedEpoch, data, plan, backtest }: SeriesRun): Subject {
  const job = createSeriesJob(settings, { data, plan });
  job.model.loadWeights(weights);
  const features = new Features(data, plan);
  const { first, outputs } = features;
  const { trainEnd, testStart, length } = plan;
  const part = (begin: number, end: number): Sequence =>
    sequenceOf(features, Math.max(first, begin - 1 - WARM_UP), begin - 1, end - 1 - outputs);
  return {
    settings,
    record,
    model: job.model,
    savedEpoch,
    dtype: precisions[settings.precision].data,
    train: sequenceOf(features, first, first, trainEnd - 1 - outputs),
    heldOut: part(trainEnd, testStart),
    test: part(testStart, length),
    wave: null,
    series: { data, plan },
    backtest,
    begin(change = {}, from) {
      if (change.randomPhase === true) throw new Error("randomPhase: the run learned a series from a file");
      return trainingOf(createSeriesJob(changedSettings(settings, change, from), { data, plan }), change, from);
    },
  };
}

/** The origins from `begin` to `last`, of which those before `from` only fill the state of the network. */
function sequenceOf(features: Features, begin: number, from: number, last: number): Sequence {
  const { size, outputs } = features;
  const count = Math.max(0, last - begin + 1);
  const inputs = new Float64Array(count * size);
  const targets = new Float64Array(count * outputs);
  for (let i = 0; i < count; i++) {
    features.write(inputs, i * size, begin + i);
    features.writeTarget(targets, i * outputs, begin + i);
  }
  return { inputs, size, targets, outputs, clean: null, from: Math.max(0, from - begin) };
}
