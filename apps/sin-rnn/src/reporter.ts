import type { Epoch, EpochNumbers } from "@dz/training";
import { LiveReporter } from "./live-reporter.ts";
import type { Options } from "./options.ts";
import { pythonFloat } from "./python-float.ts";
import type { SeriesResults } from "./series/series-results.ts";
import { endLine, interruptedLines, type Summary, startLine } from "./summary.ts";
import type { Stream } from "./terminal.ts";

export type { Summary } from "./summary.ts";

/** Reports the course of a run. `start` is followed by any number of epochs, and one of the other three. */
export interface Reporter {
  /**
   * `last` is the epoch from which a run resumes, null for a new run; `about` says in one line what series is learned, null
   * for the sine.
   */
  start(options: Options, folder: string, last: EpochNumbers | null, about: string | null): void;
  epoch(result: Epoch): void;
  /** All epochs are complete; `results` are those of a series. */
  finish(summary: Summary, predictions: Float64Array, target: Float64Array, results: SeriesResults | null): void;
  /** The user interrupted the run. */
  interrupted(summary: Summary): void;
  /** The run failed; the caller shows the error after this. */
  failed(): void;
}

/** The destination of reports. */
export interface Output {
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** Whether standard output is a terminal. */
  readonly isTTY: boolean;
  readonly columns: number;
  readonly color: boolean;
}

/** The reporter for a format. */
export function createReporter(format: Options["format"], output: Output): Reporter {
  switch (format) {
    case "auto":
      return output.isTTY ? new LiveReporter(output) : new LinesReporter(output);
    case "lines":
      return new LinesReporter(output);
    case "json":
      return new JsonReporter(output);
    case "quiet":
      return { start() {}, epoch() {}, finish() {}, interrupted() {}, failed() {} };
  }
}

/** Prints the lines of the article, between one about the start of the run and one about its end. */
class LinesReporter implements Reporter {
  private readonly output: Output;

  constructor(output: Output) {
    this.output = output;
  }

  start(options: Options, _: string, last: EpochNumbers | null, about: string | null): void {
    this.output.stdout.write(`${startLine(options, last)}\n${about === null ? "" : `${about}\n`}`);
  }

  epoch({ epoch, trainLoss, testLoss, validLoss }: Epoch): void {
    const held =
      validLoss === undefined ? `test loss:${pythonFloat(testLoss)}` : `validation loss:${pythonFloat(validLoss)}`;
    const lines = [`epoch:${epoch}`, `train loss:${pythonFloat(trainLoss)}`, held];
    this.output.stdout.write(`${lines.join("\n")}\n`);
  }

  finish(summary: Summary, _: Float64Array, __: Float64Array, results: SeriesResults | null): void {
    this.output.stdout.write(`${endLine(summary)}\n${results === null ? "" : `\n${results.text}`}`);
  }

  interrupted(summary: Summary): void {
    this.output.stdout.write(interruptedLines(summary));
  }

  failed(): void {}
}

/** Prints one JSON object per line. Losses that are not finite are strings, as in the run folder. */
class JsonReporter implements Reporter {
  private readonly output: Output;

  constructor(output: Output) {
    this.output = output;
  }

  start(
    { debug: _, format: __, out: ___, outGiven: ____, series, ...settings }: Options,
    folder: string,
    last: EpochNumbers | null,
  ): void {
    const learned = series === null ? {} : { series };
    this.print({ type: "start", ...settings, ...learned, folder, resumedAfter: last?.epoch ?? 0 });
  }

  epoch({ epoch, trainLoss, testLoss, validLoss, seconds }: Epoch): void {
    const held = validLoss === undefined ? { testLoss } : { validLoss };
    this.print({ type: "epoch", epoch, trainLoss, ...held, seconds });
  }

  finish(summary: Summary, _: Float64Array, __: Float64Array, results: SeriesResults | null): void {
    const said = results === null ? {} : { verdict: results.backtest.verdict };
    this.print({ type: "end", interrupted: false, ...named(summary), ...said });
  }

  interrupted(summary: Summary): void {
    this.print({ type: "end", interrupted: true, ...named(summary) });
  }

  failed(): void {}

  private print(value: Readonly<Record<string, unknown>>): void {
    const finite = (_: string, x: unknown) => (typeof x === "number" && !Number.isFinite(x) ? String(x) : x);
    this.output.stdout.write(`${JSON.stringify(value, finite)}\n`);
  }
}

/** A summary with the losses under the names that they have in the run folder. */
function named({ judgedBy, bestLoss, lastLoss, ...rest }: Summary): Readonly<Record<string, unknown>> {
  const { epochs, bestEpoch, savedEpoch, trainLoss, ...more } = rest;
  const [best, last] = judgedBy === "test" ? ["bestTestLoss", "testLoss"] : ["bestValidLoss", "validLoss"];
  return { epochs, bestEpoch, [best]: bestLoss, savedEpoch, trainLoss, [last]: lastLoss, ...more };
}
