import type { EpochNumbers, Subject } from "../subject.ts";
import { until } from "../until.ts";

/** The number of seeds there are: they have 32 bits. */
const SEEDS = 2 ** 32;

/** The seed that comes `count` after another one; 0 follows the last. */
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
    const training = subject.begin({ seed: seedAfter(settings.seed, other) });
    for (const result of until(training.epochs(), record.length)) {
      if (result !== null) epochs.push(result);
      yield (other - 1 + epochs.length / record.length) / (seeds - 1);
    }
    all.push(epochs);
  }
  return all;
}
