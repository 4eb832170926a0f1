/**
 * The series that a run learns: read from a file when the run begins, and from its folder when it goes on.
 *
 * @module
 */
import { type ForecastData, makePlan, parseLearned, unpackSeries } from "@dz/forecasting";
import { type RunConfig, RunError, type RunWriter, scanRun } from "@dz/runs";
import { split } from "@dz/series";
import { chooseCalendar } from "./choose-calendar.ts";
import { chooseHorizon } from "./choose-horizon.ts";
import { choosePeriod } from "./choose-period.ts";
import { notesText } from "./notes-text.ts";
import { readData } from "./read-data.ts";
import type { SeriesOptions } from "./series-options.ts";
import { SeriesTask } from "./series-task.ts";
import { asUsageError } from "./series-usage-error.ts";

/** Reads the file of a run that begins, and plans what to learn. Throws {@link UsageError} for what cannot be learned. */
export async function readSeriesTask(options: SeriesOptions): Promise<SeriesTask> {
  const { name, sha256, timeName, step, timeForm, values, times, observed, known, notes } = await readData(options);
  const data: ForecastData = { values, times, observed, known };
  try {
    const parts = split(data.values.length, { valid: options.valid, test: options.test });
    const period = choosePeriod(options.period, data.values.subarray(0, parts.trainEnd));
    const horizon = chooseHorizon(options.horizon, period, {
      valid: parts.testStart - parts.trainEnd,
      test: parts.length - parts.testStart,
    });
    const { valid, test, scale, log, lag, past, difference } = options;
    const direct = options.with.length > 0 && lag < horizon;
    const plan = makePlan(data, {
      horizon,
      strategy: options.strategy ?? (direct ? "direct" : "recursive"),
      period,
      valid,
      test,
      scale,
      log,
      lag,
      past,
      calendar: chooseCalendar(options.calendar, { times: data.times, step }),
      ...(difference === null ? {} : { difference }),
    });
    const further = { observed: options.with, known: options.known };
    return new SeriesTask(data, { name, timeName, step, timeForm, ...further, sha256, plan }, notesText(notes));
  } catch (error) {
    throw asUsageError(error, `--data ${options.data}`);
  }
}

/** The series of a run in its folder, from the bytes of `series.npz`. Throws {@link RunError} if it cannot be used. */
export function savedSeriesTask(folder: string, { data }: RunConfig, bytes: Uint8Array | null): SeriesTask {
  if (bytes === null) throw new RunError(`run folder ${folder}: series.npz, the series that it learned, is missing`);
  const learned = attempt(folder, "config.json: data", () => parseLearned(data));
  return new SeriesTask(
    attempt(folder, "series.npz", (): ForecastData => unpackSeries(bytes, learned)),
    learned,
  );
}

/** The series of a resumed run; one that was killed before it had kept its series reads the file again. */
export async function resumedSeriesTask(
  writer: RunWriter,
  options: SeriesOptions,
  config: RunConfig,
): Promise<SeriesTask> {
  try {
    const saved = scanRun(writer.folder, () => {}).file("series");
    if (saved !== null) return savedSeriesTask(writer.folder, config, saved);
    const series = await readSeriesTask(options);
    if (JSON.stringify(series.learned) !== JSON.stringify(config.data)) {
      throw new RunError(
        `run folder ${writer.folder}: the run had not kept its series, and ${options.data} has changed since; start another run`,
      );
    }
    writer.saveFile("series", series.pack());
    return series;
  } catch (error) {
    writer.close();
    throw error;
  }
}

function attempt<T>(folder: string, file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new RunError(`run folder ${folder}: ${file}: ${(error as Error).message}`);
  }
}
