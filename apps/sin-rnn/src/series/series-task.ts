import { type ForecastData, type Learned, packSeries } from "@dz/forecasting";
import { stepText } from "@dz/series";
import { visible } from "@dz/text";
import type { Job } from "@dz/training";
import { createSeriesJob } from "@dz/training/series";
import type { Options } from "../options.ts";
import { type SeriesResults, seriesResults } from "./series-results.ts";

/**
 * What a run on a series does in place of one on the sine. The programs that this needs are loaded for such a run alone, so
 * that the sine starts without them.
 */
export class SeriesTask {
  readonly data: ForecastData;
  /** What `config.json` says of the series. */
  readonly learned: Learned;

  /** What was done to the rows of the file, or null. */
  private readonly notes: string | null;

  constructor(data: ForecastData, learned: Learned, notes: string | null = null) {
    this.data = data;
    this.learned = learned;
    this.notes = notes;
  }

  /** What is learned, in one line. */
  get about(): string {
    const { name, plan, step, timeName } = this.learned;
    const { length, trainEnd, testStart, horizon, strategy, period, difference, past, log, calendar } = plan;
    const parts = `${trainEnd} to train, ${testStart - trainEnd} to validate, ${length - testStart} to test`;
    const what = `${difference ? "changes" : "levels"}${log ? " of logarithms" : ""}`;
    return [
      `${visible(name)}: ${length} values${step === null ? "" : `, one each ${stepText(step).replace(/^1 /, "")}`} (${parts})`,
      ...(timeName === null ? ["no column of times"] : []),
      period === null ? "no period" : `period ${period}`,
      ...(calendar.length === 0 ? [] : [`calendar: ${calendar.join(", ")}`]),
      past === 0 ? what : `${what}, the last ${past + 1}`,
      `${horizon} ${horizon === 1 ? "step" : "steps"} ahead, ${strategy}`,
      ...(this.notes === null ? [] : [`in the file: ${this.notes}`]),
    ].join("; ");
  }

  /** The training of a network on the series. */
  createJob(options: Options): Job {
    const { data, learned } = this;
    return createSeriesJob(
      { ...options, weightDecay: options.series?.weightDecay ?? null },
      { data, plan: learned.plan },
    );
  }

  /** What the run has at its end besides its weights, those of an epoch. */
  results(job: Job, options: Options, epoch: number): SeriesResults {
    return seriesResults(job, options, this, epoch);
  }

  /** The bytes of `series.npz`. */
  pack(): Uint8Array {
    return packSeries(this.data);
  }
}
