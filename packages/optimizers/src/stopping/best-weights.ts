import { checkState, copy, StateError, shown, ValueError } from "@dz/ndarray";
import { writable, writableNumbers } from "../json.ts";
import type { Target } from "../optimizer.ts";
import { checkTarget, checkWeights, copyWeights, readWeights, setWeights, type Weights } from "../weights.ts";
import { BestValue, type BestValueState, type BetterOptions } from "./best-value.ts";

/** The state of {@link BestWeights}. */
export interface BestWeightsState extends BestValueState {
  /** Copies of the weights at the best value, or null without one. */
  readonly weights: Weights | null;
}

/**
 * Keeps a copy of a model's weights from the time when a value, such as the validation loss, was best. Throws {@link
 * ValueError} for options out of range.
 */
export class BestWeights {
  static get name(): string {
    return "BestWeights";
  }

  private readonly target: Target;
  private readonly values: BestValue;
  private weights: Weights | null = null;

  constructor(target: Target, options?: BetterOptions) {
    this.target = checkTarget(target, "BestWeights");
    this.values = new BestValue("BestWeights", options);
  }

  /** The best value, or null before the first number other than NaN. */
  get best(): number | null {
    return this.values.best;
  }

  /** The position of the best value, counted from 1; 0 without one. */
  get bestAt(): number {
    return this.values.bestAt;
  }

  /** Takes the value of the current weights, and copies these if it is the best so far; returns whether it is. */
  update(value: number): boolean {
    const better = this.values.update(value);
    if (better) this.weights = copyWeights(this.target);
    return better;
  }

  /** Gives the model the weights of the best value. Throws {@link StateError} without one. */
  restore(): void {
    if (this.weights === null) throw new StateError("BestWeights: there was no value yet but NaN, nothing is kept");
    setWeights(this.target, this.weights, "BestWeights");
  }

  /** The state to continue from with {@link setState}, also through JSON; the arrays are copies. */
  getState(): BestWeightsState {
    const { weights } = this;
    const kept = weights && writable(new Map(copied(weights)), "BestWeights.getState");
    return writableNumbers({ ...this.values.getState(), weights: kept }, "BestWeights.getState");
  }

  /**
   * Continues from a state. Throws {@link ValueError} for a state that {@link getState} cannot return, and {@link
   * ShapeError} for weights of another model; nothing is changed then.
   */
  setState(state: BestWeightsState): void {
    checkState(state, "BestWeights.setState");
    if ((state.weights === null) !== (state.best === null)) {
      throw new ValueError(
        `BestWeights: a best value of ${shown(state.best)} ${state.weights ? "with" : "without"} weights`,
      );
    }
    const weights = state.weights === null ? null : readWeights(this.target, state.weights, "BestWeights.setState");
    if (weights !== null) checkWeights(this.target, weights, "BestWeights");
    this.values.setState(state);
    this.weights = weights && copied(weights);
  }
}

function copied(weights: Weights): Weights {
  return new Map(Array.from(weights, ([name, a]) => [name, copy(a)]));
}
