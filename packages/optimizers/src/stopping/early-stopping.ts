import { checkOption } from "@dz/ndarray";
import { wholeFrom0 } from "../options.ts";
import { BestValue, type BestValueState, type BetterOptions } from "./best-value.ts";

/**
 * Decides when training stops improving: when more than `patience` consecutive values were not better than the best by
 * more than `minDelta`. NaN is never better. Throws {@link ValueError} for options out of range.
 */
export class EarlyStopping {
  static get name(): string {
    return "EarlyStopping";
  }

  private readonly values: BestValue;
  private readonly patience: number;

  constructor(patience: number, options?: BetterOptions) {
    this.patience = checkOption("EarlyStopping", "patience", wholeFrom0, patience);
    this.values = new BestValue("EarlyStopping", options);
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
  update(value: number): boolean {
    this.values.update(value);
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
