/**
 * The data of a report: all that its figures, its page and its animations are made of.
 *
 * @module
 */
import type { Answer, Language } from "@dz/probes";
import type { LearnedSeries } from "./learned/learned-series.ts";
import type { ManyRuns } from "./many/many-runs.ts";

/** The losses of one epoch. A loss may be NaN or infinite. */
export interface EpochLosses {
  /** Counted from 1. */
  readonly epoch: number;
  readonly trainLoss: number;
  /** The loss of the part that is held out: the test wave, or for a series of a user the validation part. */
  readonly testLoss: number;
  /** The norm of the gradient, for runs that record it. */
  readonly gradNorm?: number;
  /** Whether the test loss, after the sixth epoch, is more than a tenth above that of the previous epoch. */
  readonly rose?: boolean;
}

/** Data of a run of which a report does not show all epochs. */
export interface LongRun {
  /** The epochs whose predictions are shown, in order, including the last. */
  readonly shown: readonly EpochLosses[];
  /** The number of epochs that `rose`. */
  readonly rises: number;
  /** The test losses of all epochs. */
  readonly testLosses: Float64Array;
}

/** Where a run began that continues another. */
export interface ReportFork {
  /** The folder of the other run, as the command that made the fork was given it. */
  readonly run: string;
  /** The last epoch that both have. */
  readonly epoch: number;
  /** The `name` of the other run, if it is in the report. */
  readonly parent?: string;
}

/** One training run of a report. */
export interface ReportRun {
  /** Unique in its report, for file names and links: `rnn-adam`, or `rnn-adam-2` if there are two of them. */
  readonly name: string;
  /** For legends and titles, also unique: `SimpleRNN + Adam`. */
  readonly label: string;
  /** As in the article: `SimpleRNN`, `MLP`; for unknown models the name of the option. */
  readonly model: string;
  /** As in the article: `Adam`, `SGD`. */
  readonly optimizer: string;
  /** From the run folder. */
  readonly config: {
    readonly dz: string;
    readonly node: string;
    readonly started: string;
    /** The command that repeats the run. */
    readonly command: string;
    readonly seed: number;
    readonly settings: Readonly<Record<string, string | number | boolean | null>>;
  };
  /**
   * The losses, at least one: of all epochs, in order; for a long run those of the first and the last, of those in
   * `shown`, and for each stretch of epochs those with the lowest and the highest loss. A line through them looks like
   * one through all.
   */
  readonly epochs: readonly EpochLosses[];
  /**
   * The predictions of the test wave, one for each of `epochs`, for a long run of `shown`; as long as `testWave.ts`. None
   * of a run that learned a series of a user.
   */
  readonly predictions: readonly Float64Array[];
  /** Whether the run itself stored the predictions of only some epochs. */
  readonly keptSome?: boolean;
  /** The series that it learned, if that is not the sine. */
  readonly series?: LearnedSeries;
  /** The answers to why it came out as it did; absent for a run that was not asked. */
  readonly answers?: readonly Answer[];
  /** The run that it continues, if it did not begin with its first epoch. */
  readonly fork?: ReportFork;
  /** Additional data of a long run. */
  readonly long?: LongRun;
  /** The path of the run folder. */
  readonly folder: string;
  /** What the reader of the folder skipped, in sentences, for a run that was interrupted. */
  readonly warnings: readonly string[];
}

/** A series of values that are the inputs of a model, and the next values, its targets. */
export interface Wave {
  readonly xs: Float64Array;
  /** `ts[i]` is `xs[i + 1]`. */
  readonly ts: Float64Array;
}

/** All data of a report. */
export interface Report {
  /** In the order in which they are shown; empty if no folder could be read. */
  readonly runs: readonly ReportRun[];
  /** What there is of many runs: `runs` are then only the best ones. */
  readonly many?: ManyRuns;
  readonly data: {
    /** The noisy sine that the first of the runs on it learned; with seed 0 if there is none. */
    readonly train: Wave;
    /** The cosine of one period, the test data of the book. */
    readonly cosine: Wave;
    /** The test wave of the article, a cosine of two periods: runs on the sine predict its `ts`, from its `xs`. */
    readonly testWave: Wave;
  };
  /** The seed of `data.train`. */
  readonly seed: number;
  /** The language of the answers of runs. */
  readonly language: Language;
  /** The command that repeats this report. */
  readonly command: string;
  readonly versions: { readonly dz: string; readonly node: string };
  /** The errors of folders, one sentence each: these are not in `runs`. */
  readonly problems: readonly string[];
}
