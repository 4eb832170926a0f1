/**
 * What the losses of a run and of its trials come to.
 *
 * @module
 */
import { median } from "../numbers.ts";
import { FIRST, type Rises, risesOf } from "./rises.ts";
import type { Trial, Trials } from "./trials.ts";

/** A run by its held-out losses. */
export interface Course {
  readonly losses: readonly number[];
  readonly last: number;
  /** The least loss, and its epoch, from 1; NaN and 0 if none is finite. */
  readonly best: number;
  readonly bestEpoch: number;
  /** The last loss by the least. */
  readonly ratio: number;
  readonly rises: Rises;
  /**
   * - short: there are fewer than 3 epochs after the 6th;
   * - diverged: a loss is not finite;
   * - waves: the loss rose by more than 10 % in at least two and in 5 % of the epochs after the 6th;
   * - drifts: it does not wave, but ends at more than 1.5 times its best;
   * - calm: none of these.
   */
  readonly kind: "short" | "diverged" | "waves" | "drifts" | "calm";
}

/** What the held-out losses of a run are like. */
export function courseOf(losses: readonly number[]): Course {
  const finite = losses.filter(Number.isFinite);
  const best = finite.length === 0 ? Number.NaN : finite.reduce((least, loss) => Math.min(least, loss));
  const last = losses.at(-1) ?? Number.NaN;
  const rises = risesOf(losses);
  const ratio = last / best;
  const kind = (): Course["kind"] => {
    if (finite.length < losses.length) return "diverged";
    if (losses.length < FIRST + 3) return "short";
    if (rises.count >= Math.max(2, 0.05 * rises.epochs)) return "waves";
    return ratio > 1.5 ? "drifts" : "calm";
  };
  return { losses, last, best, bestEpoch: losses.indexOf(best) + 1, ratio, rises, kind: kind() };
}

/** A trial beside the run. */
export interface Comparison {
  readonly trial: Trial;
  readonly last: number;
  /** The rises of both in the epochs that both have after the 6th ... */
  readonly rises: Rises;
  readonly runRises: Rises;
  /** ... and whether the waves have gone by the end: a quarter of the sum of rises or less is left ... */
  readonly calmed: boolean;
  /** ... and whether the end is better: the median of the last epochs is at most 0.8 times that of the run. */
  readonly better: boolean;
}

/** A trial beside the run that it varies. The end is the last quarter of the epochs, or all of a shorter continuation. */
export function compare(trial: Trial, { losses }: Course): Comparison {
  const { begin } = trial;
  const own = losses.slice(begin - 1);
  const end = Math.max(begin, Math.floor((3 * losses.length) / 4));
  // A continuation has its smaller steps from its first epoch on.
  const from = trial.remedy === "lower" ? begin : end;
  const [left, were] = [risesOf(trial.losses, begin, from).sum, risesOf(own, begin, from).sum];
  return {
    trial,
    last: trial.losses.at(-1) as number,
    rises: risesOf(trial.losses, begin),
    runRises: risesOf(own, begin),
    calmed: left <= were / 4,
    better: median(trial.losses.slice(end - begin + 1)) <= 0.8 * median(own.slice(end - begin + 1)),
  };
}

/**
 * Why a run waves. `step`: its step size; every trial that shrank the step calmed the loss, and one of them, which is
 * returned, ended better, the best of these. `open`: shrinking it did not do that. `untried`: there was none to shrink.
 */
export type Cause =
  | { readonly kind: "step"; readonly shown: Comparison }
  | { readonly kind: "open" }
  | { readonly kind: "untried" };

/** The cause that the trials point to. */
export function causeOf(comparisons: readonly Comparison[]): Cause {
  const shrunk = comparisons.filter(({ trial }) => trial.remedy !== "clip");
  if (shrunk.length === 0) return { kind: "untried" };
  const [shown] = shrunk.filter(({ better }) => better).sort((a, b) => a.last - b.last);
  return shown !== undefined && shrunk.every(({ calmed }) => calmed) ? { kind: "step", shown } : { kind: "open" };
}

/** The names of all remedies. */
export type Remedy = Trial["remedy"] | "average" | "best";

/** Where each remedy ends, the lowest first; those that are not finite last. */
export function endings(course: Course, { trials, average }: Trials): { remedy: Remedy; loss: number }[] {
  const ends: { remedy: Remedy; loss: number }[] = [
    ...trials.map(({ remedy, losses }) => ({ remedy, loss: losses.at(-1) as number })),
    { remedy: "average", loss: average },
    { remedy: "best", loss: course.best },
  ];
  const order = (loss: number): number => (Number.isFinite(loss) ? loss : Number.MAX_VALUE);
  return ends.sort((a, b) => order(a.loss) - order(b.loss));
}
