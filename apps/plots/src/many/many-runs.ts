/**
 * Many runs: what a report has of them, in place of the runs themselves.
 *
 * @module
 */
import type { Setting } from "@dz/runs";
import type { ReportRun } from "../report-data.ts";
import type { Curve } from "../stats/curve.ts";

/** A run of many: its losses only. */
export interface SweptRun {
  /** The path of its folder. */
  readonly folder: string;
  readonly config: ReportRun["config"];
  /** Whether it has come to its end. */
  readonly finished: boolean;
  /** The number of its epochs. */
  readonly epochs: number;
  /** The lowest loss on what is held out, over all its epochs; NaN if none is a number. */
  readonly best: number;
  /** The losses on what is held out. */
  readonly curve: Curve;
  /** The name of the series that it learned, and what is equal for runs that may be compared; undefined for the sine. */
  readonly series?: { readonly name: string; readonly units: string };
}

/** Runs that differ in nothing but their seed. */
export interface SweptSetting {
  /** As for a run, without a seed: `SimpleRNN + Adam, lr 0.001`. */
  readonly label: string;
  /** The values of the settings that vary among all runs. */
  readonly values: Readonly<Record<string, Setting>>;
  /** Those that have come to their end, in the order of their seeds, one of each. */
  readonly runs: readonly SweptRun[];
  /** The number of those that have not come to their end, and of those that have failed. */
  readonly unfinished: number;
  readonly failed: number;
}

/** Runs of several settings that may be compared. */
export interface Sweep {
  /** The end of the ids of its figures: empty for the first of a report. */
  readonly suffix: string;
  /** What they learned, as the end of a title: empty for the sine, else such as ` on co2`. */
  readonly of: string;
  /** The part of the data on which they were judged after each epoch. */
  readonly held: "test" | "validation";
  /** The names of the settings that vary. */
  readonly varied: readonly string[];
  /** Those with a finished run, by the medians of their best losses, the lowest first, and then the others. */
  readonly settings: readonly SweptSetting[];
  /** The run with the lowest loss, and its label with its seed; null if none is finished. */
  readonly best: { readonly folder: string; readonly label: string } | null;
}

/** A run that has failed. */
export interface Failure {
  /** The path of its folder, whether there is one or not. */
  readonly folder: string;
  readonly reason: string;
}

/** What a report has of many runs. */
export interface ManyRuns {
  readonly sweeps: readonly Sweep[];
  /** The number of runs that could be read. */
  readonly count: number;
  readonly failures: readonly Failure[];
}
