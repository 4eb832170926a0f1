import type { LessonSeries } from "./series.ts";

export const modelNames = ["rnn", "lstm", "gru", "mlp"] as const;
export const optimizerNames = ["adam", "sgd", "momentum", "rmsprop"] as const;
export type ModelName = (typeof modelNames)[number];
export type OptimizerName = (typeof optimizerNames)[number];

/** What may be wrong with a lesson; a lesson without any of it is clean. */
export interface Plant {
  /** The part of the values that is replaced by NaN. */
  readonly missing?: number;
  /** Targets are [streams] beside outputs [streams, 1]. */
  readonly broadcast?: boolean;
  /** The scale is fitted to all values, not to the training part. */
  readonly scaleAll?: boolean;
  /** The number of values of the training part with which the test part begins. */
  readonly overlap?: number;
  /** The input is this value at every step. */
  readonly constant?: number;
  /** Inputs are, after scaling, multiplied and shifted; so are targets. */
  readonly inputScale?: readonly [times: number, plus: number];
  readonly targetScale?: readonly [times: number, plus: number];
  /** How many steps ahead the target lies, where 1 was meant. */
  readonly ahead?: number;
  /** A further input is the target times this, with noise of this size. */
  readonly leak?: readonly [times: number, noise: number];
  readonly shuffle?: "targets" | "pairs";
  readonly carry?: boolean;
  readonly lose?: "updates" | "steps";
  readonly keepGradients?: boolean;
  readonly ascend?: "loss" | "gradients";
  /** Cuts the graph behind the first layer. */
  readonly cut?: boolean;
  /** The layer that never changes: the first part of the names of its parameters. */
  readonly freeze?: "inner" | "output";
  /** Initial weights are all this number. */
  readonly equal?: number;
  /** Factors of the initial weights, of the state and of the input. */
  readonly stateGain?: number;
  readonly inputGain?: number;
  /** Subtracted from the biases of hidden units; these are then those of a ReLU. */
  readonly deadBias?: number;
  /** The number of hidden layers of an mlp. */
  readonly depth?: number;
  readonly weightDecay?: number;
  /** The learning rate times this. */
  readonly rate?: number;
  readonly dropoutInTest?: boolean;
  readonly units?: number;
  /** The number of training values that are left, and how many times as many epochs. */
  readonly few?: readonly [values: number, times: number];
  /** The number of epochs. */
  readonly epochs?: number;
}

/** A training with its data. */
export interface Lesson {
  readonly series: LessonSeries;
  readonly model: ModelName;
  readonly optimizer: OptimizerName;
  readonly hidden: number;
  /** How many sequences are read side by side, and steps between two updates. */
  readonly streams: number;
  readonly bptt: number;
  readonly epochs: number;
  readonly dropout: number;
  readonly seed: number;
  readonly plant: Plant;
}

/** Learning rates with which each optimizer learns the series, for the mean of the losses of the steps between two updates. */
export const rates: Readonly<Record<OptimizerName, number>> = { adam: 0.01, sgd: 0.05, momentum: 0.02, rmsprop: 0.003 };
