/**
 * The JSON files of a run folder, validated when written and when read. Unknown fields are ignored.
 *
 * @module
 */
import * as v from "valibot";
import { checkJson, fieldName, isPlain, type Json, parsed, shown } from "./json.ts";
import { RunError } from "./run-error.ts";

/** The version of the format that this package writes and reads. */
export const FORMAT = 1;

/** The names of the files in a run folder. */
export const files = {
  config: "config.json",
  metrics: "metrics.jsonl",
  predictions: "predictions.npy",
  series: "series.npz",
  forecast: "forecast.csv",
  backtest: "backtest.json",
  weights: "weights.npz",
  checksums: "checksums.json",
  why: "why.json",
  checkpoint: "checkpoint.dz",
  previousCheckpoint: "checkpoint.previous.dz",
} as const;

/** A file of a run folder that a program may save whole, beside the weights. */
export type SavedFile = "series" | "forecast" | "backtest";

/** All of {@link SavedFile}. */
export const savedFiles: readonly SavedFile[] = ["series", "forecast", "backtest"];

/** A file that may be added to a finished run. */
export type AddedFile = "why";

/** The value of a setting. */
export type Setting = string | number | boolean | null;

/** `config.json`: the settings of a run. */
export interface RunConfig {
  /** The version of the folder format. */
  readonly format: typeof FORMAT;
  /** The version of the program that wrote it. */
  readonly dz: string;
  /** The versions of the packages that compute, by name; absent in older runs. */
  readonly packages?: Readonly<Record<string, string>>;
  /** The version of Node. */
  readonly node: string;
  /** The start time in ISO 8601. */
  readonly started: string;
  /** The command that repeats the run. */
  readonly command: string;
  /** The seed of all random numbers. */
  readonly seed: number;
  /** Every option of the run, defaults included. */
  readonly settings: Readonly<Record<string, Setting>>;
  /** What the run learned, in words of the program: any object that JSON can represent; absent if it does not say. */
  readonly data?: { readonly [name: string]: Json };
}

/** One line of `metrics.jsonl`: the results of an epoch. */
export interface Metrics {
  /** Counted from 1. */
  readonly epoch: number;
  readonly trainLoss: number;
  /** The loss on the test part; NaN in a run that is judged by its validation part alone. */
  readonly testLoss: number;
  /** The loss on the validation part; absent in runs without one. */
  readonly validLoss?: number;
  /** The time of training and testing in this epoch, in seconds. */
  readonly seconds: number;
  /** The gradient norm, averaged over the updates of the epoch; only in runs that record it. */
  readonly gradNorm?: number;
  /** False if `predictions.npy` has no row of this epoch; set by `append`. */
  readonly predictionsKept?: boolean;
}

/** The length limit of a line of `metrics.jsonl` in bytes: far more than a line needs. */
export const MAX_LINE = 4096;

/** JSON has neither NaN nor infinities; such losses are written as these strings. */
const notFinite = { NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY, "-Infinity": Number.NEGATIVE_INFINITY };

const text = v.string("expected a string");
const finite = v.pipe(v.number("expected a number"), v.finite("expected a finite number"));

/** An integer within bounds. */
export function whole(least: number, most: number): v.GenericSchema<unknown, number> {
  const message = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
  return v.pipe(
    v.number(`expected a whole number ${message}`),
    v.check((x) => Number.isInteger(x) && x >= least && x <= most, `expected a whole number ${message}`),
  );
}

const loss = v.union(
  [
    finite,
    v.pipe(
      v.picklist(["NaN", "Infinity", "-Infinity"]),
      v.transform((name) => notFinite[name]),
    ),
  ],
  "expected a number",
);

const configSchema = v.object(
  {
    format: v.literal(FORMAT, `expected ${FORMAT}, the only format that this version of @dz/runs reads`),
    dz: text,
    packages: v.exactOptional(v.record(v.string(), text, "expected an object")),
    node: text,
    started: v.pipe(text, v.isoTimestamp("expected a time such as 2026-01-31T12:00:00.000Z")),
    command: text,
    seed: whole(0, 2 ** 32 - 1),
    settings: v.record(
      v.string(),
      v.union([text, finite, v.boolean(), v.null()], "expected a string, number, boolean or null"),
      "expected an object",
    ),
    data: v.exactOptional(v.custom<NonNullable<RunConfig["data"]>>(isPlain, "expected an object")),
  },
  "expected an object",
);

const metricsSchema = v.object(
  {
    epoch: whole(1, Number.MAX_SAFE_INTEGER),
    trainLoss: loss,
    testLoss: v.exactOptional(loss),
    validLoss: v.exactOptional(loss),
    seconds: v.pipe(finite, v.minValue(0, "expected a number from 0")),
    gradNorm: v.exactOptional(loss),
    predictionsKept: v.exactOptional(v.boolean("expected true or false")),
  },
  "expected an object",
);

/**
 * The text of `config.json`. Throws {@link RunError}, which begins with `where`, for values that could not be read
 * back.
 */
export function formatConfig(config: RunConfig, where: string): string {
  return `${JSON.stringify(checkedConfig(config, where), null, 2)}\n`;
}

function checkedConfig(value: unknown, where: string): RunConfig {
  const config = checked(configSchema, value, where);
  if (config.data !== undefined) checkJson(config.data, "data", where, 2); // within the object of the file
  return config;
}

/**
 * A line of `metrics.jsonl` with its line end; `kept`: whether the predictions of the epoch are in their file. A test loss
 * of NaN is left out beside a validation loss, since the run is judged by that alone. Throws {@link RunError} like {@link
 * formatConfig}.
 */
export function formatMetrics(
  { epoch, trainLoss, testLoss, validLoss, seconds, gradNorm }: Metrics,
  where: string,
  kept: boolean = true,
): string {
  const json = (x: number): number | string => (typeof x === "number" && !Number.isFinite(x) ? String(x) : x);
  const valid = validLoss === undefined ? {} : { validLoss: json(validLoss) };
  const test = validLoss !== undefined && Number.isNaN(testLoss) ? {} : { testLoss: json(testLoss) };
  const norm = gradNorm === undefined ? {} : { gradNorm: json(gradNorm) };
  const kinds = { trainLoss: json(trainLoss), ...test, ...valid };
  const line = { epoch, ...kinds, seconds, ...norm, ...(kept ? {} : { predictionsKept: false }) };
  checked(metricsSchema, line, where);
  return `${JSON.stringify(line)}\n`;
}

/**
 * Parses `config.json`; throws {@link RunError}, which begins with `where`. If the text has no `format` number, it may
 * be any file, and the message shows no value of it.
 */
export function parseConfig(json: string, where: string): RunConfig {
  const value = parsed(json, where);
  const { format } = Object(value) as { format?: unknown };
  if (typeof value !== "object" || value === null) throw new RunError(`${where}: it is not an object`);
  if (format !== undefined && typeof format !== "number") {
    throw new RunError(`${where}: format is not a number, expected ${FORMAT}`);
  }
  return checkedConfig(value, where);
}

/** Parses a line of `metrics.jsonl`; throws {@link RunError}, which begins with `where`. */
export function parseMetrics(line: string, where: string): Metrics {
  const { testLoss, ...metrics } = checked(metricsSchema, parsed(line, where), where);
  if (testLoss === undefined && metrics.validLoss === undefined) {
    throw new RunError(`${where}: testLoss and validLoss are missing, expected at least one of them`);
  }
  return { ...metrics, testLoss: testLoss ?? Number.NaN };
}

/** Validates a value; throws {@link RunError}, which begins with `where` and names the field. */
export function checked<T>(schema: v.GenericSchema<unknown, T>, value: unknown, where: string): T {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  const field = path === null ? "it" : fieldName(path);
  const problem = issue.input === undefined ? "is missing" : `is ${shown(issue.input)}, ${issue.message}`;
  throw new RunError(`${where}: ${field} ${problem}`);
}
