import type { EpochNumbers } from "./subject.ts";

/** The epochs of a training up to a last one: a run on a series may have ended before the last of its settings. */
export function* until(epochs: Generator<EpochNumbers | null>, last: number): Generator<EpochNumbers | null> {
  for (const result of epochs) {
    yield result;
    if (result?.epoch === last) return;
  }
}
