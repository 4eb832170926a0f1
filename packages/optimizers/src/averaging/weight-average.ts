import {
  checkOption,
  checkState,
  copy,
  isFloat,
  type NdArray,
  type OptionTable,
  readOptions,
  StateError,
  sub,
} from "@dz/ndarray";
import { addScaled, assign, pin, release, unpin } from "@dz/ndarray/memory";
import { writable } from "../json.ts";
import type { Target } from "../optimizer.ts";
import { decayNames, wholeFrom0 } from "../options.ts";
import {
  checkTarget,
  checkWeights,
  copyWeights,
  namedParams,
  readWeights,
  setWeights,
  type Weights,
} from "../weights.ts";

/** Options of {@link WeightAverage}. */
export interface WeightAverageOptions {
  /** The share of the old average that a moving average keeps, in [0, 1); without it, all weights count equally. */
  readonly decay?: number;
}

const averageOptions = {
  decay: { optional: true, kind: "number", from: 0, below: 1, synonyms: decayNames },
} satisfies OptionTable<WeightAverageOptions>;

/** The state of a {@link WeightAverage}. */
export interface WeightAverageState {
  /** The number of updates averaged so far. */
  readonly count: number;
  /** The averages by parameter name; empty before the first update. */
  readonly weights: Weights;
}

/**
 * The average of a model's weights over several updates, which often generalizes better than the last weights: a moving
 * average (EMA) `a = decay · a + (1 − decay) · w` with `decay`, otherwise the mean `a += (w − a) / n` (stochastic
 * weight averaging, Izmailov et al. 2018). The first weights are taken unchanged, as in PyTorch's AveragedModel.
 *
 * {@link use} gives the averages to the model, for example for validation, and {@link restore} gives back its own
 * weights. All parameters are averaged, including those without gradients, such as the running statistics of a batch
 * normalization; integer parameters are not averaged but copied from the last update. Throws {@link ValueError} for
 * options out of range.
 */
export class WeightAverage {
  static get name(): string {
    return "WeightAverage";
  }

  private readonly target: Target;
  private readonly decay: number | null;
  private averages: ReadonlyMap<string, NdArray> = new Map();
  private own: Weights | null = null;
  private total = 0;

  constructor(target: Target, options?: WeightAverageOptions) {
    const { decay = null } = readOptions("WeightAverage", averageOptions, options);
    this.target = checkTarget(target, "WeightAverage");
    this.decay = decay;
  }

  /** The number of updates averaged so far. */
  get count(): number {
    return this.total;
  }

  /**
   * Adds the current weights of the model to the average. Throws {@link StateError} while the averages are in use, and
   * {@link ValueError} or {@link ShapeError} if the model has other parameters than before; the average is then
   * unchanged.
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

  /** Gives the averages to the model. Throws {@link StateError} if there are none or if they are in use already. */
  use(): void {
    if (this.own !== null) throw new StateError("WeightAverage: the model has the averages already");
    if (this.total === 0) throw new StateError("WeightAverage: there is no average yet, call update() first");
    const own = copyWeights(this.target);
    setWeights(this.target, this.averages, "WeightAverage");
    this.own = own;
  }

  /**
   * Gives the model the weights from before {@link use}. Throws {@link StateError} unless the averages are in use.
   */
  restore(): void {
    if (this.own === null) throw new StateError("WeightAverage: the model has its own weights, call use() first");
    setWeights(this.target, this.own, "WeightAverage");
    this.own = null;
  }

  /** The state to continue from with {@link setState}, also through JSON; the arrays are copies. */
  getState(): WeightAverageState {
    const weights = new Map(Array.from(this.averages, ([name, a]) => [name, copy(a)]));
    return { count: this.total, weights: writable(weights, "WeightAverage.getState") };
  }

  /**
   * Continues from a saved state. Throws {@link ValueError} or {@link ShapeError} for averages of another model, and
   * {@link StateError} while the averages are in use; nothing is changed then.
   */
  setState(state: WeightAverageState): void {
    checkState(state, "WeightAverage.setState");
    const { count } = state;
    if (this.own !== null) throw new StateError("WeightAverage: the model has the averages, call restore() first");
    checkOption("WeightAverage", "count", wholeFrom0, count);
    const weights = readWeights(this.target, state.weights, "WeightAverage.setState");
    if (count > 0) checkWeights(this.target, weights, "WeightAverage");
    const averages = count > 0 ? pinned(weights) : new Map<string, NdArray>();
    for (const a of this.averages.values()) unpin(a); // the only reference to them
    this.averages = averages;
    this.total = count;
  }
}

function pinned(weights: Weights): ReadonlyMap<string, NdArray> {
  return new Map(Array.from(weights, ([name, a]) => [name, pin(a)]));
}

/** `average += part · (w − average)`, a form that leaves constant weights exactly unchanged. */
function move(average: NdArray, w: NdArray, part: number): void {
  if (isFloat(average.dtype)) addScaled(average, sub(w, average), part);
  else assign(average, w);
}
