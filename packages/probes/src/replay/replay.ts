import type { EpochNumbers, Snapshot, Subject } from "../subject.ts";
import { until } from "../until.ts";
import { UpdateRecorder, type Updates } from "./updates.ts";

/** The training of a run, done once more under observation. */
export interface Replay {
  readonly epochs: readonly EpochNumbers[];
  readonly updates: Updates;
  /** The number of updates of an epoch. */
  readonly updatesPerEpoch: number;
  /** The state after the best epoch by the held-out loss, the earliest of equals. */
  readonly best: Snapshot;
  /** Whether every loss is bit for bit that of the record. */
  readonly repeats: boolean;
}

/** Trains a run once more; yields after each update the part of the epochs that is done. */
export function* replay(subject: Subject): Generator<number, Replay> {
  const training = subject.begin();
  const recorder = new UpdateRecorder(training.optimizer);
  training.optimizer.addHook(recorder);
  const epochs: EpochNumbers[] = [];
  let best: Snapshot | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const result of until(training.epochs(), subject.record.length)) {
    if (result !== null) {
      epochs.push(result);
      if (best === null || result.heldOutLoss < least) {
        least = result.heldOutLoss;
        best = training.snapshot();
      }
    }
    yield epochs.length / subject.record.length;
  }
  if (best === null) throw new Error("replay: the run has no epoch");
  const updates = recorder.take();
  return {
    epochs,
    updates,
    updatesPerEpoch: updates.gradNorm.length / epochs.length,
    best,
    repeats: subject.record.every((numbers, i) => sameNumbers(numbers, epochs[i])),
  };
}

function sameNumbers(a: EpochNumbers, b: EpochNumbers | undefined): boolean {
  return b !== undefined && Object.is(a.trainLoss, b.trainLoss) && Object.is(a.heldOutLoss, b.heldOutLoss);
}
