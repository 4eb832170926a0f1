import { type Metrics, RunError, scanRun } from "@dz/runs";
import type { ScalarStep } from "./event-file.ts";

/**
 * The scalars of a run folder, finished or not, one step for each epoch: `loss/train`, `loss/test` and `loss/validation`
 * where the run has such a part, and `gradient norm` if it was recorded.
 *
 * The time of an epoch is the start of the run and the seconds of all epochs so far. Pauses of a resumed run are not
 * known, and a fork has the seconds of the epochs that it took over. Throws {@link RunError} as `scanRun` does.
 */
export function eventsOfRun(folder: string): ScalarStep[] {
  const epochs: Metrics[] = [];
  const { folder: path, config } = scanRun(folder, (metrics) => epochs.push(metrics));
  let wallTime = Date.parse(config.started) / 1000;
  if (Number.isNaN(wallTime)) {
    throw new RunError(
      `run folder ${path}: config.json: started is ${JSON.stringify(config.started)}, expected a time such as 2026-01-31T12:00:00.000Z`,
    );
  }
  return epochs.map((metrics) => {
    wallTime += metrics.seconds;
    return { step: metrics.epoch, wallTime, values: valuesOf(metrics) };
  });
}

function valuesOf({ trainLoss, testLoss, validLoss, gradNorm }: Metrics): Record<string, number> {
  const isTested = validLoss === undefined || !Number.isNaN(testLoss); // NaN stands for no test part beside a validation loss
  return {
    "loss/train": trainLoss,
    ...(isTested ? { "loss/test": testLoss } : {}),
    ...(validLoss === undefined ? {} : { "loss/validation": validLoss }),
    ...(gradNorm === undefined ? {} : { "gradient norm": gradNorm }),
  };
}
