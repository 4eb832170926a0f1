import { checkedWhole } from "../options.ts";
import { BestValue, type BestValueState, type BetterOptions } from "./best-value.ts";

/** When {@link EarlyStopping} stops. */
export interface EarlyStoppingOptions extends BetterOptions {
  /** How many values in a row may be no better than the best. */
  readonly patience: number;
}

/**
 * Says when a training no longer gets better: when more than `patience` values in a row were not better than the best by
 * more than `minDelta`. NaN is never better. Throws {@link ValueError} for options out of range.
 */
export class EarlyStopping {
  private readonly values: BestValue;
  private readonly patience: number;

  constructor(options: EarlyStoppingOptions) {
    this.values = new BestValue("EarlyStopping", options ?? null, { patience: "any" });
    this.patience = checkedWhole("EarlyStopping patience", options.patience, 0);
  }

  /** The best value, or null if there was none but NaN. */
  get best(): number | null {
    return this.values.best;
  }

  /** Which value was the best, counted from 1; 0 if none was. */
  get bestAt(): number {
    return this.values.bestAt;
  }

  /** Whether it is time to stop. */
  get done(): boolean {
    return this.values.stale > this.patience;
  }

  /** Takes the value of an epoch, and says whether it is time to stop. */
  feed(value: number): boolean {
    this.values.feed(value);
    return this.done;
  }

  /** What has to be saved to go on with {@link setState}. */
  getState(): BestValueState {
    return this.values.getState();
  }

  /** Goes on from a state. Throws {@link ValueError} for what {@link getState} cannot have given; then nothing changed. */
  setState(state: BestValueState): void {
    this.values.setState(state);
  }
}
