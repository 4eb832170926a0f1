/**
 * What probes examine: a finished run, its data, and the possibility of training again.
 *
 * @module
 */
import type { Backtest, ForecastData, Plan } from "@dz/forecasting";
import type { UnaryModel } from "@dz/models";
import type { FloatDType } from "@dz/ndarray";
import type { Optimizer } from "@dz/optimizers";
import type { TrainingSettings } from "@dz/training";
import type { Sequence } from "./sequence.ts";
import type { Wave } from "./wave.ts";

/** The numbers of an epoch. */
export interface EpochNumbers {
  /** Counted from 1. */
  readonly epoch: number;
  /** The mean loss of the training steps, computed while the weights changed. */
  readonly trainLoss: number;
  /** The loss that judges the run: on the test wave, or on the validation part of a series. */
  readonly heldOutLoss: number;
}

/** Settings of another training on the same data. */
export interface Change
  extends Partial<Pick<TrainingSettings, "lr" | "schedule" | "clip" | "epochs" | "hidden" | "bptt" | "seed">> {
  /** Whether each epoch begins at a random place of the wave (default false); for the sine, one step at a time. */
  readonly randomPhase?: boolean;
}

/** The state of a training after an epoch: bytes that only it understands. */
export interface Snapshot {
  readonly epoch: number;
  readonly bytes: Uint8Array;
}

/** A training that goes on when it is asked to. */
export interface Training {
  readonly model: UnaryModel;
  readonly optimizer: Optimizer<string>;
  /** Trains; yields the numbers of every epoch, and null after every other update. */
  epochs(): Generator<EpochNumbers | null>;
  /** The state after the last epoch. */
  snapshot(): Snapshot;
}

/** A run to be explained. */
export interface Subject {
  readonly settings: TrainingSettings;
  /** The epochs of the run, as it recorded them. */
  readonly record: readonly EpochNumbers[];
  /** The network with the weights that the run saved, and the epoch of these. */
  readonly model: UnaryModel;
  readonly savedEpoch: number;
  readonly dtype: FloatDType;
  /** What the run trained on, in its order. */
  readonly train: Sequence;
  /** What the held-out loss of each epoch is of: the test wave, or the validation part of a series. */
  readonly heldOut: Sequence;
  /** The test wave, or the test part of a series. */
  readonly test: Sequence;
  /** The wave of both, where it is known; null for a series from a file. */
  readonly wave: Wave | null;
  /** The series from a file, in its own units, and how it is seen; null for the sine. */
  readonly series: { readonly data: ForecastData; readonly plan: Plan } | null;
  /** The comparison with baselines of a run on a series; null for the sine. */
  readonly backtest: Backtest | null;
  /**
   * A new training of the same data, from its seed, or from a state of one with the same model and optimizer. Without a
   * change it repeats the run bit for bit. Random numbers come from the stream of `@dz/ndarray`, so only one training may
   * be under way. From a state with another `lr` or `schedule`, a schedule begins there.
   */
  begin(change?: Change, from?: Snapshot): Training;
}
