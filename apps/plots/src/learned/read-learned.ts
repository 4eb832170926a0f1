/**
 * Reads the files of a run that learned a series of a user, and trusts nothing in them.
 *
 * @module
 */
import { type Backtest, parseBacktest, parseLearned, unpackSeries } from "@dz/forecasting";
import { files, RunError, type SavedFile, type ScannedRun } from "@dz/runs";
import { shown } from "../names.ts";
import type { LearnedSeries } from "./learned-series.ts";

/** The last time that a date has, in milliseconds. */
const LAST_TIME = 8.64e15;

/**
 * The series of a run; undefined if it learned the sine. Throws {@link RunError}, in one line, for files that are damaged
 * or do not fit each other.
 */
export function readLearned(scanned: ScannedRun): LearnedSeries | undefined {
  const { data } = scanned.config;
  const bytes = scanned.file("series");
  if (data === undefined && bytes === null) return undefined;
  if (data === undefined) throw wrong(scanned, "config", "there is no data, but a series.npz");
  if (bytes === null) throw wrong(scanned, "series", "it is missing, config.json says that a series was learned");
  const learned = attempt(scanned, "config", "data: ", () => parseLearned(data));
  const { name, plan } = learned;
  const { values, times } = attempt(scanned, "series", "", () => unpackSeries(bytes, learned));
  const backtest = backtestOf(scanned);
  for (const field of ["length", "trainEnd", "testStart", "horizon"] as const) {
    if (backtest === null || backtest[field] === plan[field]) continue;
    throw wrong(scanned, "backtest", `${field} is ${backtest[field]}, config.json says ${plan[field]}`);
  }
  const at = wrongTime(backtest?.forecast.times ?? [], times?.at(-1));
  if (at >= 0) throw wrong(scanned, "backtest", `forecast.times.${at} is not a time after the one before it`);
  const { trainEnd, testStart } = plan;
  const units = JSON.stringify([name, plan]);
  return { name: shown(name, 60), values, times, trainEnd, testStart, units, backtest };
}

/** The content of `backtest.json`, or null without one. */
function backtestOf(scanned: ScannedRun): Backtest | null {
  const bytes = scanned.file("backtest");
  if (bytes === null) return null;
  return attempt(scanned, "backtest", "", () => parseBacktest(new TextDecoder().decode(bytes)));
}

/** The index of the first time that no date has, or that is not after the one before it; −1 if there is none. */
function wrongTime(times: readonly number[], before: number = Number.NEGATIVE_INFINITY): number {
  return times.findIndex((time, i) => !(Math.abs(time) <= LAST_TIME && time > (times[i - 1] ?? before)));
}

/** Reads a file, and names it if it is damaged. */
function attempt<T>(scanned: ScannedRun, file: SavedFile | "config", field: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw wrong(scanned, file, `${field}${(error as Error).message}`);
  }
}

function wrong({ folder }: ScannedRun, file: SavedFile | "config", problem: string): RunError {
  return new RunError(`run folder ${folder}: ${files[file]}: ${problem}`);
}
