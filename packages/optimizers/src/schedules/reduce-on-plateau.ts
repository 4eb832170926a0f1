import { checkOption, checkState, type OptionTable, readOptions } from "@dz/ndarray";
import { writableNumbers } from "../json.ts";
import { checkedBest, checkedValue, from0To1, wholeFrom0 } from "../options.ts";
import type { Schedule } from "./schedule.ts";

/** Options of {@link ReduceOnPlateau}. */
export interface ReduceOnPlateauOptions {
  /** Whether smaller values are better (a loss) or larger ones (an accuracy) (default "min"). */
  readonly mode?: "min" | "max";
  /** The factor of each reduction, in [0, 1) (default 0.1). */
  readonly reduce?: number;
  /** The number of consecutive values without improvement that is tolerated (default 10). */
  readonly patience?: number;
  /** The least improvement that counts (default 1e-4). */
  readonly threshold?: number;
  /** Whether the threshold is relative to the best value or an absolute difference (default "relative"). */
  readonly thresholdMode?: "relative" | "absolute";
  /** The number of values ignored after a reduction (default 0). */
  readonly cooldown?: number;
  /** The least factor (default 0). */
  readonly floor?: number;
}

const plateauOptions = {
  mode: { default: "min", words: ["min", "max"] },
  reduce: { default: 0.1, from: 0, below: 1 },
  patience: { default: 10, whole: true, from: 0 },
  threshold: { default: 1e-4, from: 0 },
  thresholdMode: { default: "relative", words: ["relative", "absolute"] },
  cooldown: { default: 0, whole: true, from: 0 },
  floor: { default: 0, from: 0, to: 1 },
} satisfies OptionTable<ReduceOnPlateauOptions>;

/** The state of a {@link ReduceOnPlateau}. */
export interface PlateauState {
  readonly factor: number;
  /** The best value, or null before the first number other than NaN. */
  readonly best: number | null;
  /** The number of consecutive values without improvement. */
  readonly stale: number;
  /** The number of values still to be ignored. */
  readonly resting: number;
}

/**
 * A factor that falls when a value, such as the loss of an epoch, stops improving: PyTorch's ReduceLROnPlateau. Give
 * {@link update} the value, then let the {@link Scheduler} of its {@link schedule} take a step.
 *
 * Unlike in PyTorch, a relative threshold refers to the absolute value of the best, so that it also works for negative
 * values, and there is no least reduction. NaN is never better, and every finite number is better than an infinite
 * loss. Throws {@link ValueError} for options out of range.
 */
export class ReduceOnPlateau {
  static get name(): string {
    return "ReduceOnPlateau";
  }

  private readonly options: Required<ReduceOnPlateauOptions>;
  private state: PlateauState = { factor: 1, best: null, stale: 0, resting: 0 };

  constructor(options?: ReduceOnPlateauOptions) {
    this.options = readOptions("ReduceOnPlateau", plateauOptions, options);
  }

  /** The current factor for every step, to be given to a {@link Scheduler}, alone or in another schedule. */
  readonly schedule: Schedule = () => this.state.factor;

  /** Takes the next value; returns the factor. */
  update(value: number): number {
    checkedValue("ReduceOnPlateau.update", value);
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
    // A relative threshold of an infinite best is undefined: any value on the better side is better.
    if (!Number.isFinite(best)) return mode === "min" ? value < best : value > best;
    const least = thresholdMode === "relative" ? threshold * Math.abs(best) : threshold;
    return mode === "min" ? value < best - least : value > best + least;
  }

  /**
   * The state to continue from with {@link setState}. `JSON.stringify` throws {@link ValueError} for an infinite best,
   * which JSON lacks.
   */
  getState(): PlateauState {
    return writableNumbers({ ...this.state }, "ReduceOnPlateau.getState");
  }

  /**
   * Continues from a state. Throws {@link ValueError} for a state that {@link getState} cannot return; nothing is
   * changed then.
   */
  setState(state: PlateauState): void {
    checkState(state, "ReduceOnPlateau.setState");
    const { factor, best, stale, resting } = state;
    this.state = {
      factor: checkOption("ReduceOnPlateau", "factor", from0To1, factor),
      best: checkedBest("ReduceOnPlateau", best),
      stale: checkOption("ReduceOnPlateau", "stale", wholeFrom0, stale),
      resting: checkOption("ReduceOnPlateau", "resting", wholeFrom0, resting),
    };
  }
}
