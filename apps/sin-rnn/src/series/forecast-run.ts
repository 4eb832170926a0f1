import { UsageError } from "@dz/command-line";
import { type Backtest, beyond, type ForecastData, forecastCsv, outputsOf, parseBacktest } from "@dz/forecasting";
import { RunError, readRun } from "@dz/runs";
import { formatTime, nextTimes, type TimeForm, type TimeStep } from "@dz/series";
import { precisions } from "@dz/training";
import { resumedOptions } from "../resume.ts";
import { writeNewFile } from "../write-new-file.ts";
import { finishedModel } from "./finished-model.ts";
import type { ForecastAsked } from "./forecast-arguments.ts";
import { readRows } from "./read-data.ts";
import { savedSeriesTask } from "./series-input.ts";
import type { SeriesOptions } from "./series-options.ts";
import type { SeriesTask } from "./series-task.ts";

/** Writes a forecast to its file, or returns its text. Throws {@link UsageError} or {@link RunError}; nothing is written then. */
export async function forecastRun(asked: ForecastAsked): Promise<string> {
  const text = await forecastText(asked);
  if (asked.out === null) return text;
  writeNewFile(asked.out, text);
  return "";
}

async function forecastText({ run: folder, steps, data: newer }: ForecastAsked): Promise<string> {
  const run = readRun(folder);
  const options = resumedOptions({ folder: run.folder, given: {} }, run.config);
  if (options.series === null) {
    throw new RunError(`run folder ${folder}: it learned the sine of the book, and no series of a file to go on with`);
  }
  const { weights } = run;
  if (weights === null) throw new RunError(`run folder ${folder}: is not finished; resume it with --resume ${folder}`);
  const saved = savedSeriesTask(folder, run.config, run.file("series"));
  const { plan, step, name, timeName, timeForm } = saved.learned;
  const data = newer === null ? saved.data : await newerData(saved, { ...options.series, data: newer });
  const horizon = steps ?? plan.horizon;
  const dtype = precisions[options.precision].data;
  const model = finishedModel(folder, options, outputsOf(plan), weights);
  const made = beyond({ model, data, plan, step, dtype }, horizon);
  if (made.beyond.length < horizon) {
    throw new UsageError(
      `--steps ${horizon}: the inputs that are known ahead reach ${made.beyond.length} steps after the series; give their rows with --data, or ask for fewer steps`,
    );
  }
  const widths = widthsOf(folder, run.file("backtest"));
  const end = (sign: number): (number | null)[] =>
    Array.from(made.beyond, (value, i) => (widths[i] == null ? null : value + sign * widths[i]));
  const forecast = {
    times: made.beyondTimes === null ? null : Array.from(made.beyondTimes),
    values: Array.from(made.beyond),
    low: end(-1),
    high: end(1),
  };
  return forecastCsv(forecast, { name, timeName, timeForm, length: data.values.length });
}

/** Half the width of the bands at each step, none of a run without a backtest. */
function widthsOf(folder: string, bytes: Uint8Array | null): Backtest["network"]["bands"]["widths"] {
  if (bytes === null) return [];
  try {
    return parseBacktest(new TextDecoder().decode(bytes)).network.bands.widths;
  } catch (error) {
    throw new RunError(`run folder ${folder}: backtest.json: ${(error as Error).message}`);
  }
}

/** The series of a run with the rows of a newer file, which may begin anywhere in it, or right after its end. */
async function newerData({ data: old, learned }: SeriesTask, options: SeriesOptions): Promise<ForecastData> {
  const read = await readRows(options);
  const { values, times, observed, known } = read;
  const where = `--data ${options.data}`;
  if (read.name !== learned.name)
    throw new UsageError(`${where}: its column is ${read.name}, the run learned ${learned.name}`);
  if ((times === null) !== (old.times === null)) {
    throw new UsageError(
      `${where}: it has ${times === null ? "no" : "a"} column of times, the series of the run ${times === null ? "has one" : "has none"}`,
    );
  }
  const newer: ForecastData = { values, times, observed, known };
  if (times === null || old.times === null) {
    if (values.length < learned.plan.length) {
      throw new UsageError(
        `${where}: without times it has to have the whole series, at least ${learned.plan.length} values, got ${values.length}`,
      );
    }
    return newer;
  }
  return joined(old, newer, { step: learned.step, where, format: (t) => formatTime(t, learned.timeForm as TimeForm) });
}

/** The rows of the old data before the first of the newer ones, and these. */
function joined(
  old: ForecastData,
  newer: ForecastData,
  {
    step,
    where,
    format,
  }: { readonly step: TimeStep | null; readonly where: string; readonly format: (time: number) => string },
): ForecastData {
  const [times, from] = [old.times as Float64Array, (newer.times as Float64Array)[0] as number];
  const kept = times.findIndex((time) => time >= from);
  const count = kept === -1 ? times.length : kept;
  const before = times.subarray(0, count);
  if (step !== null && count > 0) {
    const [next] = nextTimes(before, step, 1);
    if (next !== from) {
      throw new UsageError(
        `${where}: begins at ${format(from)}, but the series of the run goes on at ${format(next as number)}; the rows between are missing`,
      );
    }
  }
  const both = (a: Float64Array, b: Float64Array): Float64Array => {
    const all = new Float64Array(count + b.length);
    all.set(a.subarray(0, count));
    all.set(b, count);
    return all;
  };
  const each = (which: "observed" | "known"): Float64Array[] =>
    old[which].map((series, i) => both(series, newer[which][i] as Float64Array));
  return {
    values: both(old.values, newer.values),
    times: both(times, newer.times as Float64Array),
    observed: each("observed"),
    known: each("known"),
  };
}
