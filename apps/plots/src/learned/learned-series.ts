/** The series that a run learned. */
import type { Backtest } from "@dz/forecasting";
import type { ReportRun } from "../report-data.ts";

/** A series of a user, and how well a network forecasts it. */
export interface LearnedSeries {
  /** The name of its column. */
  readonly name: string;
  /** The values [n]. */
  readonly values: Float64Array;
  /** Their times, in milliseconds since 1970 UTC [n]; null without times. */
  readonly times: Float64Array | null;
  /** The first step of the validation part, and that of the test part. */
  readonly trainEnd: number;
  readonly testStart: number;
  /** Equal for runs whose losses may be compared: those of the same parts of the same series in the same units. */
  readonly units: string;
  /** Null for a run that has not come to its end. */
  readonly backtest: Backtest | null;
}

/** A run that learned a series of a user. */
export type LearnedRun = ReportRun & { readonly series: LearnedSeries };

/** Such a run that has come to its end. */
export type JudgedRun = ReportRun & { readonly series: LearnedSeries & { readonly backtest: Backtest } };

export function isLearned(run: ReportRun): run is LearnedRun {
  return run.series !== undefined;
}

export function isJudged(run: ReportRun): run is JudgedRun {
  return isLearned(run) && run.series.backtest !== null;
}

/** The runs that learned the sine of the article. */
export function sineRuns(runs: readonly ReportRun[]): ReportRun[] {
  return runs.filter((run) => !isLearned(run));
}

/** The name of the part of the data on which a run was judged after each epoch. */
export function heldOut(run: ReportRun | undefined): "test" | "validation" {
  return run !== undefined && isLearned(run) ? "validation" : "test";
}

/** The section of the page for a figure of any run: that of the run itself, if it learned a series of a user. */
export function sectionOf(run: ReportRun): { readonly run?: string } {
  return isLearned(run) ? { run: run.name } : {};
}

/** A word at the beginning of a title. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
