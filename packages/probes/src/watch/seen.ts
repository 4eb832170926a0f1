/**
 * What a watch has seen of a training, as numbers.
 *
 * @module
 */

/** What the person who wrote a training says about it. */
export interface About {
  /**
   * What is to be forecast, if it is a later input: the column of the inputs [.., size] that the first output is a later
   * value of, and how many steps later. Null (the default) if it is something else, or in other units.
   */
  readonly task?: { readonly column: number; readonly ahead: number } | null;
  /** The period of the series in steps, if it has one (default null). */
  readonly period?: number | null;
  /** The series, where the part for training ends, and the shift and scale that its values were scaled with (default null). */
  readonly scaling?: {
    readonly values: Float64Array;
    readonly trainEnd: number;
    readonly shift: number;
    readonly scale: number;
    /** Fits a shift and a scale to some values. */
    readonly fit: (values: Float64Array) => { readonly shift: number; readonly scale: number };
  } | null;
}

/** Steps in the order in which a network read them. */
export interface StepsSeen {
  /** The number of steps, and of sequences side by side in each. */
  readonly steps: number;
  readonly streams: number;
  /** Inputs [steps, streams, size] and targets [steps, streams, outputs]. */
  readonly inputs: readonly number[];
  readonly size: number;
  readonly targets: readonly number[];
  readonly outputs: number;
}

/** What happened at an update. */
export interface UpdateSeen {
  /** Counted from 0. */
  readonly epoch: number;
  /** `√Σ g²` over all parameters, before any hook of the optimizer changed it. */
  readonly gradNorm: number;
  readonly stepNorm: number;
  readonly weightNorm: number;
  /** The cosine between the change of the parameters and −g: 1 for plain gradient descent. */
  readonly descent: number;
  /** The gradient of the bias of the output, and the sum of the errors y − t over the steps that it is of. */
  readonly biasGradient: readonly number[] | null;
  readonly errorSum: readonly number[];
  /** The mean squared error on the steps before the update ... */
  readonly lossBefore: number;
  /** ... and on the same steps after it; NaN where it was not measured. */
  readonly lossAfter: number;
}

/** What happened to a parameter. */
export interface ParameterSeen {
  readonly name: string;
  readonly shape: readonly number[];
  /** The number of updates at which it existed, had a gradient, had one that is not all zeros, and was changed. */
  readonly updates: number;
  readonly withGradient: number;
  readonly withSlope: number;
  readonly moved: number;
  /** The mean over the updates of `√(mean g²)`, in the first epoch. */
  readonly gradient: number;
  /** Whether it is a matrix [inputs, units] whose columns are equal all through the first epoch, so that its units do the same. */
  readonly equalUnits: boolean;
  /** Whether it belongs to the layer whose output is that of the network. */
  readonly ofOutput: boolean;
}

/** What the units of a layer did in an epoch. */
export interface UnitsSeen {
  /** The number of units. */
  readonly units: number;
  /** The part of the units whose value never changed. */
  readonly constant: number;
  /** The part of all values that lie where their activation is flat. */
  readonly saturated: number;
}

/** What happened in an epoch. */
export interface EpochSeen {
  /** The losses as the training told them; NaN without. */
  readonly trainLoss: number;
  readonly heldOutLoss: number;
  /** The mean squared errors that the watch computed itself, in training and in judging; NaN without. */
  readonly ownTrainLoss: number;
  readonly ownHeldOutLoss: number;
  /** Whether the state was empty at the first step; null for a network without one. */
  readonly beganEmpty: boolean | null;
  /** The number of steps after the first at which the state was empty. */
  readonly emptied: number;
  readonly steps: number;
  readonly updates: number;
  /** Of each layer of hidden units, at the end of the network first. */
  readonly units: readonly UnitsSeen[];
  /** The factor by which a small change of the state grows from a step to the next; NaN without a state. */
  readonly growth: number;
}

/** Everything that a watch has seen. */
export interface Seen {
  readonly about: About;
  /** Whether the network has a state. */
  readonly recurrent: boolean;
  /** The first epoch of training, and the first of judging. */
  readonly train: StepsSeen;
  readonly judged: StepsSeen;
  /** Shapes of an output and its target of which each was compared with each; null if that did not happen. */
  readonly broadcast: { readonly output: readonly number[]; readonly target: readonly number[] } | null;
  readonly updates: readonly UpdateSeen[];
  readonly parameters: readonly ParameterSeen[];
  /** The norm of all parameters before the first update and after the last, and that of the change between the two. */
  readonly weights: { readonly first: number; readonly last: number; readonly moved: number };
  /** The cosine between the mean gradient of the last epoch and the weights at its end. */
  readonly pull: number;
  /** What the units did before the first update. */
  readonly firstUnits: readonly UnitsSeen[];
  /** {@link EpochSeen.growth} before the first update. */
  readonly firstGrowth: number;
  readonly epochs: readonly EpochSeen[];
  /** The losses of all epochs of the training, also of those that were not watched. */
  readonly record: readonly Pick<EpochSeen, "trainLoss" | "heldOutLoss" | "ownTrainLoss">[];
  /** The largest difference between two answers to the same input in judging; NaN if there was no judging. */
  readonly rereading: number;
}
