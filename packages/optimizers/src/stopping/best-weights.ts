import { checkState, copy, StateError, shown, ValueError } from "@dz/ndarray";
import type { Target } from "../optimizer.ts";
import { checkTarget, checkWeights, copyWeights, setWeights, type Weights } from "../weights.ts";
import { BestValue, type BestValueState, type BetterOptions } from "./best-value.ts";

/** What {@link BestWeights} keeps. */
export interface BestWeightsState extends BestValueState {
  /** Copies of the weights of the best value, or null if there is none. */
  readonly weights: Weights | null;
}

/**
 * Keeps a copy of a model's weights of the time when a value, such as the loss of a validation, was best. Throws
 * {@link ValueError} for options out of range.
 */
export class BestWeights {
  private readonly target: Target;
  private readonly values: BestValue;
  private weights: Weights | null = null;

  constructor(target: Target, options?: BetterOptions) {
    this.target = checkTarget(target, "BestWeights");
    this.values = new BestValue("BestWeights", options);
  }

  /** The best value, or null if there was none but NaN. */
  get best(): number | null {
    return this.values.best;
  }

  /** Which value was the best, counted from 1; 0 if none was. */
  get bestAt(): number {
    return this.values.bestAt;
  }

  /** Takes the value that the model has now, and keeps its weights if it is the best. Says whether it is. */
  feed(value: number): boolean {
    const better = this.values.feed(value);
    if (better) this.weights = copyWeights(this.target);
    return better;
  }

  /** Gives the model the weights of the best value. Throws {@link StateError} if there was none yet. */
  restore(): void {
    if (this.weights === null) throw new StateError("BestWeights: there was no value yet but NaN, nothing is kept");
    setWeights(this.target, this.weights, "BestWeights");
  }

  /** What has to be saved to go on with {@link setState}; the arrays are copies. */
  getState(): BestWeightsState {
    return { ...this.values.getState(), weights: copied(this.weights) };
  }

  /**
   * Goes on from a state. Throws {@link ValueError} for what {@link getState} cannot have given, and {@link ShapeError} for
   * weights that are not those of the model; then nothing has changed.
   */
  setState(state: BestWeightsState): void {
    checkState(state, "BestWeights.setState");
    if ((state.weights === null) !== (state.best === null)) {
      throw new ValueError(
        `BestWeights: a best value of ${shown(state.best)} ${state.weights ? "with" : "without"} weights`,
      );
    }
    if (state.weights !== null) checkWeights(this.target, state.weights, "BestWeights");
    this.values.setState(state);
    this.weights = copied(state.weights);
  }
}

function copied(weights: Weights | null): Weights | null {
  return weights === null ? null : new Map(Array.from(weights, ([name, a]) => [name, copy(a)]));
}
