import { checkOptions, checkState, type OptionKinds } from "@dz/ndarray";
import { checked, checkedBest, checkedValue, checkedWhole, checkedWord } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** When and how {@link ReduceOnPlateau} reduces. */
export interface ReduceOnPlateauOptions {
  /** Whether small values are good, as losses, or large ones, as accuracies; "min" unless said otherwise. */
  readonly mode?: "min" | "max";
  /** What the rate is multiplied by, from 0 to below 1; 0.1 unless said otherwise. */
  readonly reduce?: number;
  /** How many values in a row may be no better than the best, 10 unless said otherwise. */
  readonly patience?: number;
  /** By how much a value has to be better to count, 1e-4 unless said otherwise. */
  readonly threshold?: number;
  /** Whether the threshold is a part of the best value or a difference; "relative" unless said otherwise. */
  readonly thresholdMode?: "relative" | "absolute";
  /** After a reduction, so many values are not counted; 0 unless said otherwise. */
  readonly cooldown?: number;
  /** The least factor, 0 unless said otherwise. */
  readonly floor?: number;
}

const kinds: OptionKinds = {
  mode: "any",
  reduce: "any",
  patience: "any",
  threshold: "any",
  thresholdMode: "any",
  cooldown: "any",
  floor: "any",
};

/** What a {@link ReduceOnPlateau} knows. */
export interface PlateauState {
  readonly factor: number;
  /** The best value, or null if there was none but NaN. */
  readonly best: number | null;
  /** How many values in a row were no better. */
  readonly stale: number;
  /** How many values are still not counted. */
  readonly resting: number;
}

/**
 * A factor that falls when a value, such as the loss of an epoch, does not get better any more: PyTorch's
 * ReduceLROnPlateau. Feed it with the value, then let the {@link Scheduler} of its {@link schedule} make a step.
 *
 * Unlike PyTorch, a relative threshold is a part of the size of the best value, so it also works for negative ones, and no
 * reduction is too small to be made. NaN is never better, and any number is better than an infinite loss. Throws {@link ValueError} for options out of range.
 */
export class ReduceOnPlateau {
  private readonly options: Required<ReduceOnPlateauOptions>;
  private state: PlateauState = { factor: 1, best: null, stale: 0, resting: 0 };

  constructor(options: ReduceOnPlateauOptions = {}) {
    checkOptions(options, kinds, "ReduceOnPlateau");
    const { mode = "min", reduce = 0.1, patience = 10, threshold = 1e-4 } = options;
    const { thresholdMode = "relative", cooldown = 0, floor = 0 } = options;
    this.options = {
      mode: checkedWord("ReduceOnPlateau mode", mode, ["min", "max"]),
      reduce: checked("ReduceOnPlateau reduce", reduce, 0, 1, true),
      patience: checkedWhole("ReduceOnPlateau patience", patience, 0),
      threshold: checked("ReduceOnPlateau threshold", threshold, 0),
      thresholdMode: checkedWord("ReduceOnPlateau thresholdMode", thresholdMode, ["relative", "absolute"]),
      cooldown: checkedWhole("ReduceOnPlateau cooldown", cooldown, 0),
      floor: checked("ReduceOnPlateau floor", floor, 0, 1),
    };
  }

  /** The factor now, whatever the step: what a {@link Scheduler} takes, alone or within another schedule. */
  readonly schedule: Schedule = () => this.state.factor;

  /** Takes the next value, and returns the factor. */
  feed(value: number): number {
    checkedValue("ReduceOnPlateau.feed", value);
    const { reduce, patience, cooldown, floor } = this.options;
    let { factor, best, stale, resting } = this.state;
    if (this.isBetter(value)) {
      best = value;
      stale = 0;
    } else stale++;
    if (resting > 0) {
      resting--;
      stale = 0;
    }
    if (stale > patience) {
      factor = Math.max(factor * reduce, floor);
      resting = cooldown;
      stale = 0;
    }
    this.state = { factor, best, stale, resting };
    return factor;
  }

  private isBetter(value: number): boolean {
    const { mode, threshold, thresholdMode } = this.options;
    const { best } = this.state;
    if (Number.isNaN(value)) return false;
    if (best === null) return true;
    // Of an infinite best no part can be taken away: any value on the better side is better.
    if (!Number.isFinite(best)) return mode === "min" ? value < best : value > best;
    const least = thresholdMode === "relative" ? threshold * Math.abs(best) : threshold;
    return mode === "min" ? value < best - least : value > best + least;
  }

  /** What has to be saved to go on with {@link setState}. */
  getState(): PlateauState {
    return this.state;
  }

  /** Goes on from a state. Throws {@link ValueError} for what {@link getState} cannot have given; then nothing changed. */
  setState(state: PlateauState): void {
    checkState(state, "ReduceOnPlateau.setState");
    const { factor, best, stale, resting } = state;
    this.state = {
      factor: checked("ReduceOnPlateau factor", factor, 0, 1),
      best: checkedBest("ReduceOnPlateau best", best),
      stale: checkedWhole("ReduceOnPlateau stale", stale, 0),
      resting: checkedWhole("ReduceOnPlateau resting", resting, 0),
    };
  }
}
