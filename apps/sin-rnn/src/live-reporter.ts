import { wrap } from "@dz/text";
import type { Epoch, EpochNumbers } from "@dz/training";
import type { Options } from "./options.ts";
import { plot } from "./plot.ts";
import { Progress } from "./progress.ts";
import type { Output, Reporter } from "./reporter.ts";
import type { SeriesResults } from "./series/series-results.ts";
import { endLine, interruptedLines, type Summary, startLine } from "./summary.ts";

/** The maximum plot width: wider plots show no more detail. */
const PLOT_COLUMNS = 100;
const LEAST_COLUMNS = 30;
const PLOT_ROWS = 12;

/** For a terminal: a bar during training, then the prediction plotted over its target, and a summary. */
export class LiveReporter implements Reporter {
  private readonly output: Output;
  private progress: Progress | null = null;

  constructor(output: Output) {
    this.output = output;
  }

  start(options: Options, _: string, last: EpochNumbers | null, about: string | null): void {
    this.output.stdout.write(this.wrapped(`${startLine(options, last)}\n${about === null ? "" : `${about}\n`}`));
    this.progress = new Progress(this.output.stdout, {
      epochs: options.epochs,
      last,
      columns: this.output.columns,
      color: this.output.color,
    });
  }

  epoch(result: Epoch): void {
    this.progress?.update(result);
  }

  finish(summary: Summary, prediction: Float64Array, target: Float64Array, results: SeriesResults | null): void {
    this.progress?.finish();
    const { stdout, color } = this.output;
    const width = Math.min(this.columns - 1, PLOT_COLUMNS);
    if (width >= LEAST_COLUMNS) {
      stdout.write(`\n${plot({ prediction, target, columns: width, rows: PLOT_ROWS, color })}\n`);
    }
    stdout.write(`${endLine(summary)}\n${results === null ? "" : `\n${this.wrapped(results.text)}`}`);
  }

  interrupted(summary: Summary): void {
    this.progress?.stop();
    this.output.stdout.write(interruptedLines(summary));
  }

  failed(): void {
    this.progress?.stop();
  }

  private get columns(): number {
    return this.output.stdout.columns || this.output.columns; // some terminals report 0
  }

  /** Lines that the terminal need not break within words. */
  private wrapped(text: string): string {
    return text
      .split("\n")
      .flatMap((line) => wrap(line, this.columns))
      .join("\n");
  }
}
