import { type ForecastData, type Learned, packSeries } from "@dz/forecasting";
import type { Job } from "../job.ts";
import type { Options } from "../options.ts";
import { createSeriesJob } from "./series-job.ts";
import { type SeriesResults, seriesResults } from "./series-results.ts";

/**
 * What a run on a series does in place of one on the sine. The programs that this needs are loaded for such a run alone, so
 * that the sine starts without them.
 */
export class SeriesTask {
  readonly data: ForecastData;
  /** What `config.json` says of the series. */
  readonly learned: Learned;

  constructor(data: ForecastData, learned: Learned) {
    this.data = data;
    this.learned = learned;
  }

  /** The training of a network on the series. */
  createJob(options: Options): Job {
    return createSeriesJob(options, this);
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
