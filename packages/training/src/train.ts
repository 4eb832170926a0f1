import { noGrad, variable } from "@dz/core";
import { meanSquaredError } from "@dz/functions";
import type { SineJob } from "./job.ts";

/** The results of an epoch. */
export interface Epoch {
  /** Counted from 1. */
  readonly epoch: number;
  /** The mean loss of the training steps, computed while the weights changed. */
  readonly trainLoss: number;
  /** The mean squared error of the predictions for the test wave; NaN for a series, whose test part is kept for the end. */
  readonly testLoss: number;
  /** The loss on the validation part of a series. */
  readonly validLoss?: number;
  /** The time of training and testing in this epoch, in seconds. */
  readonly seconds: number;
  /** The gradient norm, averaged over the updates of the epoch. */
  readonly gradNorm: number;
  /** The predictions for the test wave, or for the validation part of a series. */
  readonly predictions: Float64Array;
}

/** The results of an epoch without its predictions. */
export type EpochNumbers = Omit<Epoch, "predictions">;

/**
 * Trains a model with truncated backpropagation through time and tests it after every epoch: steps 59 and 60 of the
 * book.
 *
 * Yields the results of every epoch, and null after every other update, where the caller may stop. `first` is the first
 * epoch of a job restored from a saved state.
 */
export function* train(job: SineJob, first: number = 1): Generator<Epoch | null> {
  const { model, optimizer, gradientNorm, rate, trainSet, testSet, dtype, epochs, bptt, seqlen } = job;
  for (let epoch = first; epoch <= epochs; epoch++) {
    const start = performance.now();
    model.resetState();
    let loss = variable(0, { dtype });
    let count = 0;

    for (const [x, t] of trainSet) {
      const y = model.forward(x.reshape(-1, 1));
      loss = loss.add(meanSquaredError(y, t));
      count++;

      if (count % bptt === 0 || count === seqlen) {
        model.cleargrads();
        loss.backward();
        loss.unchainBackward();
        optimizer.update();
        rate.updated();
        yield null;
      }
    }
    const trainLoss = loss.item() / count;
    rate.epochEnded(trainLoss);

    const { testLoss, predictions } = testModel(model, testSet);
    const seconds = (performance.now() - start) / 1000;
    yield { epoch, trainLoss, testLoss, seconds, gradNorm: gradientNorm.take(), predictions };
  }
}

/** The predictions for a wave from its start, and their mean squared error; they depend on the weights only. */
export function testModel(
  model: SineJob["model"],
  testSet: SineJob["testSet"],
): Pick<Epoch, "testLoss" | "predictions"> {
  return noGrad(() => test(model, testSet));
}

function test(model: SineJob["model"], testSet: SineJob["testSet"]): Pick<Epoch, "testLoss" | "predictions"> {
  const predictions = new Float64Array(testSet.length);
  model.resetState();
  let loss = 0;
  let count = 0;

  for (const [x, t] of testSet) {
    const y = model.forward(x.reshape(1, 1));
    predictions[count] = y.item();
    loss += meanSquaredError(y, t).item();
    count++;
  }
  return { testLoss: loss / count, predictions };
}
