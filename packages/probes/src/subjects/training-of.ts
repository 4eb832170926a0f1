import { type Epoch, type Job, loadState, saveState, type TrainingSettings } from "@dz/training";
import type { Change, EpochNumbers, Snapshot, Training } from "../subject.ts";

/** The settings of a training with a change, perhaps from a state. */
export function changedSettings<S extends TrainingSettings>(
  settings: S,
  change: Change,
  from: Snapshot | undefined,
): S {
  const { randomPhase: _, ...own } = change;
  const begins = from !== undefined && startsSchedule(change) ? { scheduleFrom: from.epoch } : {};
  return { ...settings, ...own, ...begins };
}

/** Whether the schedule of the learning rate begins anew with a change. */
function startsSchedule({ lr, schedule }: Change): boolean {
  return lr !== undefined || schedule !== undefined;
}

/** A job as a training, from its beginning or from a state. `train`: how it goes through its epochs (default its own way). */
export function trainingOf(
  job: Job,
  change: Change,
  from: Snapshot | undefined,
  train: Job["train"] = job.train,
): Training {
  let epoch = 0;
  if (from !== undefined) {
    const schedule = startsSchedule(change) ? "new" : "continued";
    epoch = loadState(from.bytes, job, null, "snapshot", { schedule });
  }
  return {
    model: job.model,
    optimizer: job.optimizer,
    *epochs(): Generator<EpochNumbers | null> {
      for (const result of train(epoch + 1)) {
        if (result === null) {
          yield null;
          continue;
        }
        epoch = result.epoch;
        yield numbersOf(result);
      }
    },
    snapshot: () => ({ epoch, bytes: saveState(job, null, epoch) }),
  };
}

/** The numbers of an epoch that probes look at. */
export function numbersOf({
  epoch,
  trainLoss,
  testLoss,
  validLoss,
}: Pick<Epoch, "epoch" | "trainLoss" | "testLoss" | "validLoss">): EpochNumbers {
  return { epoch, trainLoss, heldOutLoss: validLoss ?? testLoss };
}
