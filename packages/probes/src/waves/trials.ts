/**
 * Remedies against the waves of a loss, each tried by training again.
 *
 * @module
 */
import { WeightAverage } from "@dz/optimizers";
import { mean, median } from "../numbers.ts";
import type { Probed } from "../probe.ts";
import { squaredErrors } from "../run-model.ts";
import type { Change, Snapshot } from "../subject.ts";
import { until } from "../until.ts";

/** A training with a remedy. */
export interface Trial {
  readonly remedy: "lower" | "cosine" | "clip";
  /** The learning rate that it began with, or the largest norm of a gradient. */
  readonly setting: number;
  /** Its held-out losses, the first of which is that of the epoch `begin`: for a continuation the one that it began from. */
  readonly losses: readonly number[];
  readonly begin: number;
}

/** What was tried. */
export interface Trials {
  readonly trials: readonly Trial[];
  /** The held-out loss of the mean of the weights after each update of the last quarter of the epochs. */
  readonly average: number;
}

interface Plan {
  readonly remedy: Trial["remedy"];
  readonly setting: number;
  readonly change: Change;
  readonly from?: Snapshot;
}

/** Tries the remedies that make sense for a run: at most 4 times its own training. Yields the part that is done. */
export function* tryRemedies(probed: Probed): Generator<number, Trials> {
  const { subject, replay } = probed;
  const end = subject.record.length;
  const plans = plansOf(probed);
  const quarter = Math.floor((3 * end) / 4);
  const early = replay.best.epoch <= quarter ? replay.best : undefined;
  const costs = [...plans, { from: early }].map(({ from }) => end - (from?.epoch ?? 0));
  const all = costs.reduce((sum, cost) => sum + cost, 0);
  let done = 0;
  const trials: Trial[] = [];
  for (const { remedy, setting, change, from } of plans) {
    const losses = from === undefined ? [] : [replay.epochs[from.epoch - 1]?.heldOutLoss as number];
    for (const result of until(subject.begin(change, from).epochs(), end)) {
      if (result !== null) {
        losses.push(result.heldOutLoss);
        done++;
      }
      yield done / all;
    }
    trials.push({ remedy, setting, losses, begin: from?.epoch ?? 1 });
  }
  const training = subject.begin({}, early);
  const average = new WeightAverage(training.model);
  let epoch = early?.epoch ?? 0;
  for (const result of until(training.epochs(), end)) {
    if (result !== null) {
      epoch++;
      done++;
    } else if (epoch >= quarter) average.update();
    yield done / all;
  }
  average.use();
  const loss = mean(squaredErrors({ model: training.model, dtype: subject.dtype }, subject.heldOut));
  return { trials, average: loss };
}

function plansOf({ subject, replay }: Probed): Plan[] {
  const { settings, record } = subject;
  const { best, updates, updatesPerEpoch } = replay;
  const plans: Plan[] = [];
  const { lr } = settings;
  if (lr !== null && best.epoch < record.length) {
    const setting = (updates.lr[best.epoch * updatesPerEpoch - 1] as number) / 10;
    plans.push({ remedy: "lower", setting, change: { lr: setting, schedule: "none" }, from: best });
  }
  if (lr !== null && !shrinks(updates.lr)) {
    plans.push({ remedy: "cosine", setting: lr, change: { schedule: "cosine", epochs: record.length } });
  }
  const clip = clipFor(updates.gradNorm);
  if (Number.isFinite(clip)) plans.push({ remedy: "clip", setting: clip, change: { clip } });
  return plans;
}

/** Whether a schedule has shrunk the learning rate to less than half by the end. */
export function shrinks(lr: readonly number[]): boolean {
  return (lr.at(-1) as number) < lr.reduce((most, rate) => Math.max(most, rate), 0) / 2;
}

/** The largest norm of a gradient to be tried: 1, or half the median norm if that is smaller. */
export function clipFor(gradNorm: readonly number[]): number {
  return Math.min(1, median(gradNorm) / 2);
}
