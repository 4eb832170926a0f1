/**
 * What a run says of the series that it learned: the part `data` of its `config.json`, and `series.npz`.
 *
 * @module
 */
import { fromTypedArray, loadNpz, type NdArray, saveNpz } from "@dz/ndarray";
import { formatTime, type TimeForm, type TimeStep } from "@dz/series";
import * as v from "valibot";
import type { ForecastData } from "./forecast-data.ts";
import { issueText } from "./issue-text.ts";
import { neededValues, outputsOf, type Plan } from "./plan.ts";

/** The part `data` of `config.json`. Plain data, for JSON. */
export interface Learned {
  /** The column that is forecast. */
  readonly name: string;
  /** The column of times, their step, and how they are written; null without times. */
  readonly timeName: string | null;
  readonly step: TimeStep | null;
  readonly timeForm: TimeForm | null;
  /** Further columns of which the past is known, and those that are known ahead. */
  readonly observed: readonly string[];
  readonly known: readonly string[];
  /** The SHA-256 of the file, in hexadecimal digits. */
  readonly sha256: string;
  readonly plan: Plan;
}

const finite = v.pipe(v.number("expected a number"), v.finite("expected a finite number"));
const whole = v.pipe(finite, v.integer("expected a whole number"));
const from0 = v.pipe(whole, v.minValue(0, "expected a number from 0"));
const from1 = v.pipe(whole, v.minValue(1, "expected a number from 1"));
const text = v.string("expected a string");
const flag = v.boolean("expected true or false");
const size = v.pipe(finite, v.gtValue(0, "expected a number above 0"));
const scaler = v.object({ kind: v.picklist(["standard", "minmax", "none"]), shift: finite, scale: size });
const units = [
  "millisecond",
  "second",
  "minute",
  "hour",
  "day",
  "weekday",
  "week",
  "month",
  "quarter",
  "year",
] as const;

const planSchema: v.GenericSchema<unknown, Plan> = v.pipe(
  v.object({
    horizon: from1,
    strategy: v.picklist(["direct", "recursive"]),
    period: v.nullable(from1),
    trainEnd: from1,
    testStart: from1,
    length: from1,
    log: flag,
    difference: flag,
    calendar: v.array(v.picklist(["hour", "weekday", "month"])),
    lag: from0,
    past: from0,
    scaler,
    changes: v.array(size),
    seasonal: v.nullable(size),
    observed: v.array(scaler),
    known: v.array(scaler),
  }),
  v.check(
    (plan) =>
      plan.trainEnd >= neededValues(plan) &&
      plan.testStart - plan.trainEnd >= outputsOf(plan) &&
      plan.length - plan.testStart >= plan.horizon,
    "expected parts in their order, long enough for horizon, period and lag",
  ),
  v.check((plan) => plan.changes.length === outputsOf(plan), "expected a size of changes for each output"),
  v.check(
    ({ period, seasonal }) => (period === null) === (seasonal === null),
    "expected a size of changes over a period",
  ),
);

const stepSchema = v.object({
  unit: v.picklist(units),
  count: from1,
  day: v.pipe(from1, v.maxValue(31, "expected a day of a month")),
  offset: whole,
});
const formSchema = v.pipe(
  v.object({ template: text, offset: v.nullable(whole) }),
  v.check(canBeWritten, "expected a form that times can be written in"),
);

const schema: v.GenericSchema<unknown, Learned> = v.pipe(
  v.object({
    name: text,
    timeName: v.nullable(text),
    step: v.nullable(stepSchema),
    timeForm: v.nullable(formSchema),
    observed: v.array(text),
    known: v.array(text),
    sha256: v.pipe(text, v.regex(/^[0-9a-f]{64}$/, "expected 64 hexadecimal digits")),
    plan: planSchema,
  }),
  v.check(
    ({ plan, observed, known }) => plan.observed.length === observed.length && plan.known.length === known.length,
    "expected a scaler for each further column",
  ),
  v.check(
    ({ timeName, step, plan }) => timeName !== null || (step === null && plan.calendar.length === 0),
    "a step of times and a calendar need a column of times",
  ),
);

function canBeWritten(form: TimeForm): boolean {
  try {
    return formatTime(0, form) !== "";
  } catch {
    return false;
  }
}

/** Reads what a run says of its series. Throws an Error with the first field that is wrong. */
export function parseLearned(value: unknown): Learned {
  const read = v.safeParse(schema, value, { abortEarly: true });
  if (read.success) return read.output;
  throw new Error(issueText(read.issues[0]));
}

/**
 * The series of a run as the bytes of `series.npz`: `values` [n], `times` [n], `observed` [k, n], `known` [k, n or more].
 * Throws an Error for further columns of different lengths.
 */
export function packSeries({ values, times, observed, known }: ForecastData): Uint8Array<ArrayBuffer> {
  const fields: [string, NdArray][] = [["values", fromTypedArray(values.slice(), [values.length])]];
  if (times !== null) fields.push(["times", fromTypedArray(times.slice(), [times.length])]);
  for (const [name, rows] of Object.entries({ observed, known })) {
    const [first] = rows;
    if (first === undefined) continue;
    if (rows.some(({ length }) => length !== first.length)) throw new Error(`${name} are of different lengths`);
    const all = new Float64Array(rows.length * first.length);
    for (const [i, row] of rows.entries()) all.set(row, i * first.length);
    fields.push([name, fromTypedArray(all, [rows.length, first.length])]);
  }
  return saveNpz(fields);
}

/** Reads `series.npz`. Throws an Error if it is none of a run with this plan. */
export function unpackSeries(bytes: Uint8Array, { plan, timeName, observed, known }: Learned): ForecastData {
  const fields = loadNpz(bytes);
  const take = (name: string, rows: number | null, least: number): Float64Array[] => {
    const array = fields.get(name);
    if (array === undefined) return [];
    const length = array.shape.at(-1) ?? 0;
    const fits =
      array.dtype === "float64" && array.ndim === (rows === null ? 1 : 2) && (rows ?? 1) * length === array.size;
    if (!fits || length < least || (name !== "known" && length !== least)) {
      throw new Error(
        `${name} has shape [${array.shape.join(", ")}] and dtype ${array.dtype}, which does not fit a series of ${least} values`,
      );
    }
    const data = array.toTypedArray() as Float64Array;
    if (!data.every(Number.isFinite)) throw new Error(`${name} has values that are no numbers`);
    return Array.from({ length: rows ?? 1 }, (_, i) => data.slice(i * length, (i + 1) * length));
  };
  const [values] = take("values", null, plan.length);
  if (values === undefined) throw new Error("there are no values");
  const [times = null] = take("times", null, plan.length);
  if ((times === null) !== (timeName === null)) {
    throw new Error(times === null ? "there are no times" : "there are times, but no column of times was learned");
  }
  if (times !== null) checkTimes(times);
  const further = {
    observed: take("observed", observed.length, plan.length),
    known: take("known", known.length, plan.length),
  };
  if (further.observed.length !== observed.length || further.known.length !== known.length) {
    throw new Error("a further column is missing");
  }
  return { values, times, ...further };
}

/** The last time that a date has, in milliseconds, and with a minus the first. */
const LAST_TIME = 8.64e15;

/** Throws an Error for a time that no date has, or that is not after the one before it. */
function checkTimes(times: Float64Array): void {
  const at = times.findIndex((time, i) => !(Math.abs(time) <= LAST_TIME && time > (times[i - 1] ?? -Infinity)));
  if (at >= 0) throw new Error(`times[${at}] is not a time after the one before it`);
}
