import { noGrad, variable } from "@dz/core";
import { meanSquaredError } from "@dz/functions";
import type { Job } from "./job.ts";

/** What one epoch gives. */
export interface Epoch {
  /** Counted from 1. */
  readonly epoch: number;
  /** The mean of the losses of the training steps, taken while the weights changed. */
  readonly trainLoss: number;
  /** The mean squared error of the predictions of the test wave. */
  readonly testLoss: number;
  /** The time of the training and the test of this epoch. */
  readonly seconds: number;
  /** The norm of the gradient, the mean of the epoch's updates. */
  readonly gradNorm: number;
  /** The predictions of the test wave. */
  readonly predictions: Float64Array;
}

/** What is known of an epoch without its predictions. */
export type EpochNumbers = Omit<Epoch, "predictions">;

/**
 * Trains a model with truncated backpropagation through time and tests it after every epoch: steps 59 and 60 of the book.
 *
 * Yields the result of every epoch, and null after every update in between, where the caller may stop. A job that has
 * gone on from a saved state begins with another epoch than the first.
 */
export function* train(job: Job, first: number = 1): Generator<Epoch | null> {
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

/** The predictions of a wave from its beginning, and their mean squared error; the same of the same weights at any time. */
export function testModel(model: Job["model"], testSet: Job["testSet"]): Pick<Epoch, "testLoss" | "predictions"> {
  return noGrad(() => test(model, testSet));
}

function test(model: Job["model"], testSet: Job["testSet"]): Pick<Epoch, "testLoss" | "predictions"> {
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
