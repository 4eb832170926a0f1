/**
 * Reads the files of a run that learned a series of a user, and trusts nothing in them.
 *
 * @module
 */
import { lstatSync } from "node:fs";
import { join } from "node:path";
import { type Backtest, parseBacktest } from "@dz/forecasting";
import { loadNpz, type NdArray } from "@dz/ndarray";
import { files, RunError, readRegularFile } from "@dz/runs";
import * as v from "valibot";
import type { LearnedSeries } from "./learned-series.ts";

/** The files beside those that every run has, and the most bytes of each that are read. */
const learnedFiles = {
  series: { name: "series.npz", limit: 2 ** 30 },
  backtest: { name: "backtest.json", limit: 2 ** 26 },
} as const;

/** The bytes of a file of a run folder, or null without it. Throws {@link RunError} for anything but a regular file. */
function fileOf(folder: string, kind: keyof typeof learnedFiles): Uint8Array | null {
  const { name, limit } = learnedFiles[kind];
  const path = join(folder, name);
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return null;
  return readRegularFile(path, limit, `run folder ${folder}: ${name}`);
}

/** What `config.json` says of the data that a run learned; undefined if it learned the sine. */
function dataOf(folder: string): unknown {
  const text = new TextDecoder().decode(readRegularFile(join(folder, files.config), 2 ** 20));
  return (JSON.parse(text) as { data?: unknown }).data ?? undefined;
}

const whole = v.pipe(
  v.number("expected a number"),
  v.integer("expected a whole number"),
  v.minValue(1, "expected 1 or more"),
);

const dataSchema = v.object(
  {
    name: v.pipe(v.string("expected a string"), v.maxLength(1000, "expected at most 1000 characters")),
    plan: v.looseObject({ trainEnd: whole, testStart: whole, length: whole, horizon: whole }, "expected an object"),
  },
  "expected an object",
);

/**
 * The series of the run in a folder that `scanRun` has read; undefined if it learned the sine. Throws {@link RunError}, in
 * one line, for files that are damaged or do not fit each other.
 */
export function readLearned(folder: string): LearnedSeries | undefined {
  const where = `run folder ${folder}`;
  const [data, bytes] = [dataOf(folder), fileOf(folder, "series")];
  if (data === undefined && bytes === null) return undefined;
  if (data === undefined) throw new RunError(`${where}: config.json has no data, but there is a series.npz`);
  if (bytes === null) throw new RunError(`${where}: series.npz is missing, config.json says that a series was learned`);
  const read = v.safeParse(dataSchema, data, { abortEarly: true });
  if (!read.success) {
    const [issue] = read.issues;
    throw new RunError(
      `${where}: config.json: ${["data", v.getDotPath(issue)].filter(Boolean).join(".")}: ${issue.message}`,
    );
  }
  const { name, plan } = read.output;
  const { trainEnd, testStart, length } = plan;
  const { values, times } = arraysOf(bytes, `${where}: series.npz`);
  if (!(trainEnd < testStart && testStart < length)) {
    throw new RunError(
      `${where}: config.json: the parts of the series begin at 0, ${trainEnd} and ${testStart} of ${length} steps`,
    );
  }
  if (values.length !== length) {
    throw new RunError(`${where}: series.npz has ${values.length} values, config.json says ${length}`);
  }
  const backtest = backtestOf(folder);
  checkTimes(times, backtest, `${where}: backtest.json`);
  for (const field of ["length", "trainEnd", "testStart", "horizon"] as const) {
    if (backtest === null || backtest[field] === plan[field]) continue;
    throw new RunError(`${where}: backtest.json: ${field} is ${backtest[field]}, config.json says ${plan[field]}`);
  }
  return { name, values, times, trainEnd, testStart, units: JSON.stringify([name, plan]), backtest };
}

/** The arrays of `series.npz`. */
function arraysOf(bytes: Uint8Array, where: string): Pick<LearnedSeries, "values" | "times"> {
  let arrays: Map<string, NdArray>;
  try {
    arrays = loadNpz(bytes);
  } catch (error) {
    throw new RunError(`${where}: ${(error as Error).message}`);
  }
  const numbersOf = (name: string): Float64Array | null => {
    const array = arrays.get(name);
    if (array === undefined) return null;
    if (array.dtype !== "float64" || array.ndim !== 1) {
      throw new RunError(`${where}: ${name} is ${array.dtype} [${array.shape}], expected float64 [n]`);
    }
    const numbers = array.toTypedArray() as Float64Array;
    const at = numbers.findIndex((value) => !Number.isFinite(value));
    if (at >= 0) throw new RunError(`${where}: ${name}[${at}] is ${numbers[at]}, expected a finite number`);
    return numbers;
  };
  const [values, times] = [numbersOf("values"), numbersOf("times")];
  if (values === null) throw new RunError(`${where}: there is no array values`);
  if (times === null) return { values, times };
  if (times.length !== values.length) {
    throw new RunError(`${where}: ${times.length} times of ${values.length} values`);
  }
  const at = wrongTime(times);
  if (at >= 0) throw new RunError(`${where}: times[${at}] is not a time after the one before it`);
  return { values, times };
}

/** The last time that a date has, in milliseconds, and with a minus the first. */
const LAST_TIME = 8.64e15;

/** The content of `backtest.json`, or null without one. */
function backtestOf(folder: string): Backtest | null {
  const bytes = fileOf(folder, "backtest");
  if (bytes === null) return null;
  const where = `run folder ${folder}: backtest.json`;
  let backtest: Backtest;
  try {
    backtest = parseBacktest(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new RunError(`${where}: ${(error as Error).message}`);
  }
  return backtest;
}

/** Throws {@link RunError} if the times of the forecast are not after those of the series. */
function checkTimes(times: Float64Array | null, backtest: Backtest | null, where: string): void {
  const at = wrongTime(backtest?.forecast.times ?? [], times?.at(-1));
  if (at >= 0) throw new RunError(`${where}: forecast.times.${at} is not a time after the one before it`);
}

/** The index of the first time that no date has, or that is not after the one before it; −1 if there is none. */
function wrongTime(times: ArrayLike<number>, before: number = Number.NEGATIVE_INFINITY): number {
  return Array.prototype.findIndex.call(times, (time: number, i: number) => {
    return !(Math.abs(time) <= LAST_TIME && time > (times[i - 1] ?? before));
  });
}
