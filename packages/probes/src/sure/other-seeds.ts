import type { EpochNumbers, Subject } from "../subject.ts";

/** The number of seeds there are: they have 32 bits. */
const SEEDS = 2 ** 32;

/** The seed so many after another one; 0 follows the last. */
export function seedAfter(seed: number, count: number): number {
  return (seed + count) % SEEDS;
}

/**
 * Trains the settings of a run with the seeds after its own, each for as many epochs as the run has. Returns the epochs of
 * each seed, those of the run first; yields the part of all that is done.
 */
export function* otherSeeds(subject: Subject, seeds: number): Generator<number, (readonly EpochNumbers[])[]> {
  const { record, settings } = subject;
  const all: (readonly EpochNumbers[])[] = [record];
  for (let other = 1; other < seeds; other++) {
    const epochs: EpochNumbers[] = [];
    for (const result of subject.begin({ seed: seedAfter(settings.seed, other) }).epochs()) {
      if (result !== null) epochs.push(result);
      yield (other - 1 + epochs.length / record.length) / (seeds - 1);
      if (epochs.length === record.length) break; // a run on a series may have ended before its last epoch
    }
    all.push(epochs);
  }
  return all;
}
