import { checkOptions, checkState, type OptionKinds, ValueError } from "@dz/ndarray";
import { checked, checkedBest, checkedValue, checkedWhole, checkedWord } from "../options.ts";

/** Which of two values is better. */
export interface BetterOptions {
  /** Whether small values are good, as losses, or large ones, as accuracies; "min" unless said otherwise. */
  readonly mode?: "min" | "max";
  /** By how much a value has to be better to count, 0 unless said otherwise. */
  readonly minDelta?: number;
}

/** What a {@link BestValue} knows. */
export interface BestValueState {
  readonly best: number | null;
  readonly bestAt: number;
  readonly count: number;
}

/** Follows a sequence of values and knows the best of them. The first of equals is the best; NaN never is. */
export class BestValue {
  private readonly owner: string;
  private readonly sign: 1 | -1;
  private readonly minDelta: number;
  private state: BestValueState = { best: null, bestAt: 0, count: 0 };

  /** Throws {@link ValueError} for options out of range. `owner` is the name in the message, `more` what else it takes. */
  constructor(owner: string, options?: BetterOptions, more: OptionKinds = {}) {
    checkOptions(options, { mode: "any", minDelta: "any", ...more }, owner);
    const { mode = "min", minDelta = 0 } = options ?? {};
    this.owner = owner;
    this.sign = checkedWord(`${owner} mode`, mode, ["min", "max"]) === "min" ? 1 : -1;
    this.minDelta = checked(`${owner} minDelta`, minDelta, 0);
  }

  /** The best value, or null if there was none but NaN. */
  get best(): number | null {
    return this.state.best;
  }

  /** Which value was the best, counted from 1; 0 if none was. */
  get bestAt(): number {
    return this.state.bestAt;
  }

  /** How many values came after the best one. */
  get stale(): number {
    return this.state.count - this.state.bestAt;
  }

  /** Takes the next value, and says whether it is the best so far. */
  feed(value: number): boolean {
    checkedValue(`${this.owner}.feed`, value);
    const { best, bestAt } = this.state;
    const count = this.state.count + 1;
    const better = !Number.isNaN(value) && (best === null || this.sign * (best - value) > this.minDelta);
    this.state = better ? { best: value, bestAt: count, count } : { best, bestAt, count };
    return better;
  }

  getState(): BestValueState {
    return this.state;
  }

  /** Goes on from a state. Throws {@link ValueError} for what {@link getState} cannot have given; then nothing changed. */
  setState(state: BestValueState): void {
    checkState(state, `${this.owner}.setState`);
    const { best, bestAt, count } = state;
    checkedBest(`${this.owner} best`, best);
    checkedWhole(`${this.owner} count`, count, 0);
    checkedWhole(`${this.owner} bestAt`, bestAt, 0);
    if (bestAt > count || bestAt > 0 !== (best !== null)) {
      throw new ValueError(`${this.owner} bestAt: ${bestAt} cannot be that of the best ${best} of ${count} values`);
    }
    this.state = { best, bestAt, count };
  }
}
