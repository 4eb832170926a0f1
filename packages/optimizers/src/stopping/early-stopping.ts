import { type OptionTable, readOptions } from "@dz/ndarray";
import { BestValue, type BestValueState, type BetterOptions, betterOptions } from "./best-value.ts";

/** Options of {@link EarlyStopping}. */
export interface EarlyStoppingOptions extends BetterOptions {
  /** The number of consecutive values without improvement that is tolerated. */
  readonly patience: number;
}

const earlyStoppingOptions = {
  patience: { required: true, kind: "number", whole: true, from: 0 },
  ...betterOptions,
} satisfies OptionTable<EarlyStoppingOptions>;

/**
 * Decides when training stops improving: when more than `patience` consecutive values were not better than the best by
 * more than `minDelta`. NaN is never better. Throws {@link ValueError} for options out of range.
 */
export class EarlyStopping {
  private readonly values: BestValue;
  private readonly patience: number;

  constructor(options: EarlyStoppingOptions) {
    const { patience, ...better } = readOptions("EarlyStopping", earlyStoppingOptions, options);
    this.values = new BestValue("EarlyStopping", better);
    this.patience = patience;
  }

  /** The best value, or null before the first number other than NaN. */
  get best(): number | null {
    return this.values.best;
  }

  /** The position of the best value, counted from 1; 0 without one. */
  get bestAt(): number {
    return this.values.bestAt;
  }

  /** Whether training should stop. */
  get done(): boolean {
    return this.values.stale > this.patience;
  }

  /** Takes the value of an epoch; returns whether training should stop. */
  feed(value: number): boolean {
    this.values.feed(value);
    return this.done;
  }

  /** The state to continue from with {@link setState}. */
  getState(): BestValueState {
    return this.values.getState();
  }

  /**
   * Continues from a state. Throws {@link ValueError} for a state that {@link getState} cannot return; nothing is
   * changed then.
   */
  setState(state: BestValueState): void {
    this.values.setState(state);
  }
}
