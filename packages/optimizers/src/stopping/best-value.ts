import { checkOption, checkState, readOptions, type SharedOptions, ValueError } from "@dz/ndarray";
import { writableNumbers } from "../json.ts";
import { checkedBest, checkedValue, wholeFrom0 } from "../options.ts";

/** Options that define which of two values is better. */
export interface BetterOptions {
  /** Whether smaller values are better (a loss) or larger ones (an accuracy) (default "min"). */
  readonly mode?: "min" | "max";
  /** The least improvement: a value counts only if it is better by more than this (default 0). */
  readonly minDelta?: number;
}

/** The table of {@link BetterOptions}. */
const betterOptions: SharedOptions<BetterOptions> = {
  mode: { default: "min", words: ["min", "max"] },
  minDelta: { default: 0, from: 0 },
};

/** The state of a {@link BestValue}. */
export interface BestValueState {
  readonly best: number | null;
  readonly bestAt: number;
  readonly count: number;
}

/** Tracks the best of a sequence of values, the first among equals. NaN is never the best. */
export class BestValue {
  private readonly owner: string;
  private readonly sign: 1 | -1;
  private readonly minDelta: number;
  private state: BestValueState = { best: null, bestAt: 0, count: 0 };

  /** Throws {@link ValueError} for options out of range. `owner` is the name in messages. */
  constructor(owner: string, options?: BetterOptions) {
    const { mode, minDelta } = readOptions(owner, betterOptions, options);
    this.owner = owner;
    this.sign = mode === "min" ? 1 : -1;
    this.minDelta = minDelta;
  }

  /** The best value, or null before the first number other than NaN. */
  get best(): number | null {
    return this.state.best;
  }

  /** The position of the best value, counted from 1; 0 without one. */
  get bestAt(): number {
    return this.state.bestAt;
  }

  /** The number of values since the best one. */
  get stale(): number {
    return this.state.count - this.state.bestAt;
  }

  /** Takes the next value; returns whether it is the best so far. */
  update(value: number): boolean {
    checkedValue(`${this.owner}.update`, value);
    const { best, bestAt } = this.state;
    const count = this.state.count + 1;
    const better = !Number.isNaN(value) && (best === null || this.sign * (best - value) > this.minDelta);
    this.state = better ? { best: value, bestAt: count, count } : { best, bestAt, count };
    return better;
  }

  /** The state; `JSON.stringify` throws {@link ValueError} for an infinite best, which JSON lacks. */
  getState(): BestValueState {
    return writableNumbers({ ...this.state }, `${this.owner}.getState`);
  }

  /**
   * Continues from a state. Throws {@link ValueError} for a state that {@link getState} cannot return; nothing is
   * changed then.
   */
  setState(state: BestValueState): void {
    checkState(state, `${this.owner}.setState`);
    const { best, bestAt, count } = state;
    checkedBest(this.owner, best);
    checkOption(this.owner, "count", wholeFrom0, count);
    checkOption(this.owner, "bestAt", wholeFrom0, bestAt);
    if (bestAt > count || bestAt > 0 !== (best !== null)) {
      throw new ValueError(`${this.owner} bestAt: ${bestAt} cannot be that of the best ${best} of ${count} values`);
    }
    this.state = { best, bestAt, count };
  }
}
