import { checkOptions, checkState, copy, isFloat, type NdArray, StateError, sub } from "@dz/ndarray";
import { addScaled, assign, pin, release, unpin } from "@dz/ndarray/memory";
import type { Target } from "../optimizer.ts";
import { checked, checkedWhole } from "../options.ts";
import {
  checkNamed,
  checkTarget,
  checkWeights,
  copyWeights,
  namedParams,
  setWeights,
  type Weights,
} from "../weights.ts";

/** How {@link WeightAverage} averages. */
export interface WeightAverageOptions {
  /** How much of the average is kept, from 0 to below 1; without it all weights count the same. */
  readonly decay?: number;
}

/** What a {@link WeightAverage} knows. */
export interface WeightAverageState {
  /** How many weights have been averaged. */
  readonly count: number;
  /** The averages by the names of the parameters; empty if there are none yet. */
  readonly weights: Weights;
}

/**
 * The average of the weights that a model had at several times, which often does better than the last ones: with `decay` a
 * moving one, `a = decay · a + (1 − decay) · w` (EMA), without it the mean, `a += (w − a) / n` (stochastic weight
 * averaging, Izmailov et al. 2018). The first weights are taken as they are, as in PyTorch's AveragedModel.
 *
 * {@link apply} gives the model the averages, for a test say, and {@link restore} its own weights back. All parameters are
 * averaged, also those that an optimizer does not change, as the running statistics of a batch normalization; whole
 * numbers are those of the last time. Throws {@link ValueError} for options out of range.
 */
export class WeightAverage {
  private readonly target: Target;
  private readonly decay: number | null;
  private averages: ReadonlyMap<string, NdArray> = new Map();
  private own: Weights | null = null;
  private total = 0;

  constructor(target: Target, options?: WeightAverageOptions) {
    checkOptions(options, { decay: "any" }, "WeightAverage");
    const { decay } = options ?? {};
    this.target = checkTarget(target, "WeightAverage");
    this.decay = decay === undefined ? null : checked("WeightAverage decay", decay, 0, 1, true);
  }

  /** How many weights have been averaged. */
  get count(): number {
    return this.total;
  }

  /**
   * Takes the weights that the model has now. Throws {@link StateError} while the model has the averages, and
   * {@link ValueError} or {@link ShapeError} if it has other parameters than before; then nothing has changed.
   */
  update(): void {
    if (this.own !== null) throw new StateError("WeightAverage: the model has the averages, call restore() first");
    if (this.total === 0) this.averages = pinned(copyWeights(this.target));
    else {
      checkWeights(this.target, this.averages, "WeightAverage");
      const part = this.decay === null ? 1 / (this.total + 1) : 1 - this.decay;
      for (const [name, { data }] of namedParams(this.target)) move(this.averages.get(name) as NdArray, data, part);
    }
    this.total++;
    release();
  }

  /** Gives the model the averages. Throws {@link StateError} if there are none, or if it has them already. */
  apply(): void {
    if (this.own !== null) throw new StateError("WeightAverage: the model has the averages already");
    if (this.total === 0) throw new StateError("WeightAverage: there is no average yet, call update() first");
    const own = copyWeights(this.target);
    setWeights(this.target, this.averages, "WeightAverage");
    this.own = own;
  }

  /** Gives the model back the weights that it had before {@link apply}. Throws {@link StateError} if it has them. */
  restore(): void {
    if (this.own === null) throw new StateError("WeightAverage: the model has its own weights, call apply() first");
    setWeights(this.target, this.own, "WeightAverage");
    this.own = null;
  }

  /** What has to be saved to go on with {@link setState}; the arrays are copies. */
  getState(): WeightAverageState {
    return { count: this.total, weights: new Map(Array.from(this.averages, ([name, a]) => [name, copy(a)])) };
  }

  /**
   * Goes on from a state. Throws {@link ValueError} or {@link ShapeError} for averages that are not those of the model,
   * and {@link StateError} while it has the averages; then nothing has changed.
   */
  setState(state: WeightAverageState): void {
    checkState(state, "WeightAverage.setState");
    const { count, weights } = state;
    if (this.own !== null) throw new StateError("WeightAverage: the model has the averages, call restore() first");
    checkedWhole("WeightAverage count", count, 0);
    if (count > 0) checkWeights(this.target, weights, "WeightAverage");
    else checkNamed(weights, "WeightAverage.setState");
    const averages = count > 0 ? pinned(weights) : new Map<string, NdArray>();
    for (const a of this.averages.values()) unpin(a); // nobody else has them
    this.averages = averages;
    this.total = count;
  }
}

function pinned(weights: Weights): ReadonlyMap<string, NdArray> {
  return new Map(Array.from(weights, ([name, a]) => [name, pin(a)]));
}

/** `average += part · (w − average)`, which leaves weights that do not change exactly as they are. */
function move(average: NdArray, w: NdArray, part: number): void {
  if (isFloat(average.dtype)) addScaled(average, sub(w, average), part);
  else assign(average, w);
}
