import { noGrad, variable } from "@dz/core";
import { meanSquaredError } from "@dz/functions";
import type { UnaryModel } from "@dz/models";
import type { FloatDType } from "@dz/ndarray";
import type { Features } from "./features.ts";
import { matrix } from "./network.ts";
import { Streams } from "./streams.ts";

/** The results of an epoch. Losses are means of squared errors, in the units of the outputs of the network. */
export interface ForecastEpoch {
  /** Counted from 1. */
  readonly epoch: number;
  /** Over the training part, computed while the weights changed. */
  readonly trainLoss: number;
  /** Over the validation part, with the weights at the end of the epoch. */
  readonly validLoss: number;
  /** The forecasts of each validation value from those before it, in units of the series [validation part]. */
  readonly forecasts: Float64Array;
  /** The time of the epoch, in seconds. */
  readonly seconds: number;
}

/** What trains. */
export interface ForecastTraining {
  readonly model: UnaryModel;
  readonly features: Features;
  readonly dtype: FloatDType;
  /** The number of parallel streams. */
  readonly batch: number;
  /** The number of steps between two updates. */
  readonly bptt: number;
  /** Changes the weights, after their gradients are computed. */
  readonly update: () => void;
}

/** How many steps a network reads before it is judged: its state forgets what lies further back. */
const WARM_UP = 200;

/**
 * Trains with truncated backpropagation through time, on parallel streams of the training part whose states begin empty in
 * each epoch and are carried from update to update. After each epoch the network is judged on the validation part, with
 * the true values before it as its past. The test part is never looked at.
 *
 * Yields the results of every epoch, and null after every other update, where the caller may stop.
 */
export function* trainForecast(
  training: ForecastTraining,
  first: number,
  epochs: number,
): Generator<ForecastEpoch | null> {
  const { model, features, dtype, batch, bptt, update } = training;
  const streams = new Streams(features, batch, dtype);
  for (let epoch = first; epoch <= epochs; epoch++) {
    const start = performance.now();
    model.resetState();
    let sum = 0;
    let loss = variable(0, { dtype });
    let count = 0;
    for (const [x, t] of streams) {
      loss = loss.add(meanSquaredError(model.forward(x), t, { reduction: "mean" }));
      count++;
      if (count % bptt !== 0 && count !== streams.steps) continue;
      model.cleargrads();
      loss.backward();
      loss.unchainBackward();
      update();
      sum += loss.item();
      loss = variable(0, { dtype });
      yield null;
    }
    const judged = validate(training);
    yield { epoch, trainLoss: sum / count, ...judged, seconds: (performance.now() - start) / 1000 };
  }
}

/** The loss of the network on the validation part, and its forecasts of each value there. */
export function validate({
  model,
  features,
  dtype,
}: Omit<ForecastTraining, "batch" | "bptt" | "update">): Pick<ForecastEpoch, "validLoss" | "forecasts"> {
  const { size, outputs, plan } = features;
  const { trainEnd, testStart } = plan;
  return noGrad(() => {
    const x = new Float64Array(size);
    const target = new Float64Array(outputs);
    const forecasts = new Float64Array(testStart - trainEnd);
    let sum = 0;
    let count = 0;
    model.resetState();
    for (let t = Math.max(features.first, trainEnd - 1 - WARM_UP); t < testStart - 1; t++) {
      features.write(x, 0, t);
      const y = model.forward(matrix(x, 1, dtype)).data.toTypedArray() as Float64Array;
      if (t < trainEnd - 1) continue;
      forecasts[t - trainEnd + 1] = features.value(features.outcome(features.at(t), y[0] as number, 1));
      if (t + outputs >= testStart) continue; // a target would be in the test part
      features.writeTarget(target, 0, t);
      for (let j = 0; j < outputs; j++) {
        const error = (y[j] as number) - (target[j] as number);
        sum += error * error;
      }
      count += outputs;
    }
    return { validLoss: sum / count, forecasts };
  });
}
