import type { Probed } from "../probe.ts";
import { until } from "../until.ts";

/** A training with another number of steps between two updates. */
export interface BpttTrial {
  readonly bptt: number;
  /** Its held-out loss by epoch. */
  readonly losses: readonly number[];
}

/** Trains with a third of the steps between two updates, and with three times as many. Yields the part that is done. */
export function* tryBptt({ subject, replay }: Probed): Generator<number, BpttTrial[]> {
  const { settings, record } = subject;
  const lengths = bpttLengths(settings.bptt, replay.updatesPerEpoch);
  const trials: BpttTrial[] = [];
  for (const bptt of lengths) {
    const losses: number[] = [];
    for (const result of until(subject.begin({ bptt }).epochs(), record.length)) {
      if (result !== null) losses.push(result.heldOutLoss);
      yield (trials.length + losses.length / record.length) / lengths.length;
    }
    trials.push({ bptt, losses });
  }
  return trials;
}

/** A third and three times, if these differ, and if an epoch has more than one update to begin with. */
export function bpttLengths(bptt: number, updatesPerEpoch: number): number[] {
  const shorter = Math.max(1, Math.round(bptt / 3));
  return [...(shorter < bptt ? [shorter] : []), ...(updatesPerEpoch > 1 ? [3 * bptt] : [])];
}
