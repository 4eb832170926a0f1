/**
 * What the JSON files of a run folder hold, checked when they are written and when they are read. Fields that this
 * version does not know are passed over.
 *
 * @module
 */
import * as v from "valibot";
import { quote, RunError } from "./run-error.ts";

/** The version of the format that this package writes and reads. */
export const FORMAT = 1;

/** The names of the files in a run folder. */
export const files = {
  config: "config.json",
  metrics: "metrics.jsonl",
  predictions: "predictions.npy",
  weights: "weights.npz",
  checksums: "checksums.json",
  checkpoint: "checkpoint.dz",
  previousCheckpoint: "checkpoint.previous.dz",
} as const;

/** The value of one setting. */
export type Setting = string | number | boolean | null;

/** `config.json`: how the run came about. */
export interface RunConfig {
  /** The version of the format of the folder. */
  readonly format: typeof FORMAT;
  /** The version of the program that wrote it. */
  readonly dz: string;
  /** The version of Node. */
  readonly node: string;
  /** When the run began, in ISO 8601. */
  readonly started: string;
  /** The command that does the same again. */
  readonly command: string;
  /** The seed of all random numbers. */
  readonly seed: number;
  /** Every option of the run, also those that were not given. */
  readonly settings: Readonly<Record<string, Setting>>;
}

/** One line of `metrics.jsonl`: what an epoch gave. */
export interface Metrics {
  /** Counted from 1. */
  readonly epoch: number;
  readonly trainLoss: number;
  readonly testLoss: number;
  /** The time of this epoch's training and test. */
  readonly seconds: number;
  /** The norm of the gradient, the mean of the epoch's updates; of runs that keep it. */
  readonly gradNorm?: number;
  /** False if the predictions of this epoch are not in `predictions.npy`; `append` says so by itself. */
  readonly predictionsKept?: boolean;
}

/** The longest line of `metrics.jsonl` that is read, in bytes: far more than one has. */
export const MAX_LINE = 4096;

/** JSON has no NaN and no infinities, so losses that are none of its numbers are written as these strings. */
const notFinite = { NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY, "-Infinity": Number.NEGATIVE_INFINITY };

const text = v.string("expected a string");
const finite = v.pipe(v.number("expected a number"), v.finite("expected a finite number"));

/** A whole number within bounds. */
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
    node: text,
    started: v.pipe(text, v.isoTimestamp("expected a time such as 2026-01-31T12:00:00.000Z")),
    command: text,
    seed: whole(0, 2 ** 32 - 1),
    settings: v.record(
      v.string(),
      v.union([text, finite, v.boolean(), v.null()], "expected a string, number, boolean or null"),
      "expected an object",
    ),
  },
  "expected an object",
);

const metricsSchema = v.object(
  {
    epoch: whole(1, Number.MAX_SAFE_INTEGER),
    trainLoss: loss,
    testLoss: loss,
    seconds: v.pipe(finite, v.minValue(0, "expected a number from 0")),
    gradNorm: v.exactOptional(loss),
    predictionsKept: v.exactOptional(v.boolean("expected true or false")),
  },
  "expected an object",
);

/** The text of `config.json`. Throws {@link RunError}, which begins with `where`, for values that could not be read back. */
export function formatConfig(config: RunConfig, where: string): string {
  return `${JSON.stringify(checked(configSchema, config, where), null, 2)}\n`;
}

/**
 * A line of `metrics.jsonl`, with its end; `kept` is whether the predictions of the epoch are in their file. Throws
 * {@link RunError} as {@link formatConfig} does.
 */
export function formatMetrics(
  { epoch, trainLoss, testLoss, seconds, gradNorm }: Metrics,
  where: string,
  kept: boolean = true,
): string {
  const json = (x: number): number | string => (typeof x === "number" && !Number.isFinite(x) ? String(x) : x);
  const losses = { trainLoss: json(trainLoss), testLoss: json(testLoss) };
  const norm = gradNorm === undefined ? {} : { gradNorm: json(gradNorm) };
  const line = { epoch, ...losses, seconds, ...norm, ...(kept ? {} : { predictionsKept: false }) };
  checked(metricsSchema, line, where);
  return `${JSON.stringify(line)}\n`;
}

/**
 * The text of `config.json` as a value, or a {@link RunError} that begins with `where`. Of a file that does not say that it
 * is one, by its format, no value gets into the message.
 */
export function parseConfig(json: string, where: string): RunConfig {
  const value = parsed(json, where);
  const { format } = Object(value) as { format?: unknown };
  if (typeof value !== "object" || value === null) throw new RunError(`${where}: it is not an object`);
  if (format !== undefined && typeof format !== "number") {
    throw new RunError(`${where}: format is not a number, expected ${FORMAT}`);
  }
  return checked(configSchema, value, where);
}

/** A line of `metrics.jsonl` as a value, or a {@link RunError} that begins with `where`. */
export function parseMetrics(line: string, where: string): Metrics {
  return checked(metricsSchema, parsed(line, where), where);
}

/** How deep values may lie in one another: a level more than any file has, and some to spare. */
const MAX_DEPTH = 32;

/** JSON as a value, or a {@link RunError} that begins with `where`, in which nothing of the text is shown. */
export function parsed(json: string, where: string): unknown {
  if (json === "") throw new RunError(`${where}: not valid JSON, it is empty`);
  // A value costs fifty times the memory of its bracket.
  if (isDeep(json)) throw new RunError(`${where}: values lie more than ${MAX_DEPTH} deep in one another`);
  try {
    return JSON.parse(json);
  } catch {
    throw new RunError(`${where}: not valid JSON`); // the error of the parser quotes the text
  }
}

/** Whether more brackets are open at once than may be, also if the text is no JSON. */
function isDeep(json: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < json.length; i++) {
    const char = json[i];
    if (quoted) {
      if (char === "\\") i++;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === "[" || char === "{") {
      if (++depth > MAX_DEPTH) return true;
    } else if (char === "]" || char === "}") depth--;
  }
  return false;
}

/** A value that a schema allows, or a {@link RunError} that begins with `where` and names the field. */
export function checked<T>(schema: v.GenericSchema<unknown, T>, value: unknown, where: string): T {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  const field = path === null ? "it" : /^[\w.-]{1,60}$/.test(path) ? path : quote(path);
  const problem = issue.input === undefined ? "is missing" : `is ${shown(issue.input)}, ${issue.message}`;
  throw new RunError(`${where}: ${field} ${problem}`);
}

function shown(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
