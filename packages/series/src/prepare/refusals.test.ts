import { describe, expect, test } from "vitest";
import { SeriesError } from "../errors/series-error.ts";
import { calendarInputs } from "./calendar.ts";
import { fitPreparation, lostValues, type Preparation, prepare, restore } from "./preparation.ts";
import { applyScaler, fitScaler, invertScaler } from "./scaler.ts";
import { split } from "./split.ts";

const y = Float64Array.of(1, 2, 4, 7, 11, 16);
const hole = Float64Array.of(1, Number.NaN);
const fitted: Preparation = fitPreparation(y, { log: true, differences: [2, 1] });

test.each<[string, () => unknown]>([
  ["split: n is 2.5, expected a whole number from 0", () => split(2.5)],
  ["split: n is NaN, expected a whole number from 0", () => split(Number.NaN)],
  [
    "split: there is no option tests; did you mean test? there are valid and test",
    () => split(10, { tests: 0.1 } as never),
  ],
  ["split: test is 1, expected a number from 0 to below 1", () => split(10, { test: 1 })],
  [
    "split: 0 points leave 0 for training, beside 0.1 for validation and 0.2 for the test; at least 2 are needed",
    () => split(0),
  ],
  [
    "fitPreparation: there is no option scaler; did you mean scale? there are log, differences and scale",
    () => fitPreparation(y, { scaler: "none" } as never),
  ],
  [
    'fitPreparation: scale is "std", expected "standard", "minmax" or "none"',
    () => fitPreparation(y, { scale: "std" as never }),
  ],
  ["fitPreparation: log is 1, expected true or false", () => fitPreparation(y, { log: 1 as never })],
  [
    "fitPreparation: differences is 12, expected an array of lags such as [1] or [12, 1]",
    () => fitPreparation(y, { differences: 12 as never }),
  ],
  [
    "fitPreparation: differences[1] is 0.5, expected a whole number from 1",
    () => fitPreparation(y, { differences: [1, 0.5] }),
  ],
  ["fitPreparation: differences take 6 values, the training part has 6", () => fitPreparation(y, { differences: [6] })],
  ["fitPreparation: no values to be fitted on", () => fitPreparation(new Float64Array(0), { scale: "none" })],
  ["fitPreparation: train[1] is NaN, expected a finite number", () => fitPreparation(hole)],
  [
    "prepare: value 1 is -1, a logarithm needs positive ones; leave out the option log",
    () =>
      prepare(
        fitted,
        y.map((v) => -v),
      ),
  ],
  ["prepare: differences take 3 values, the series has 2", () => prepare(fitted, y.subarray(0, 2))],
  ["prepare: series[1] is NaN, expected a finite number", () => prepare(fitted, hole)],
  ["prepare: preparation is undefined, expected what fitPreparation gives", () => prepare(undefined as never, y)],
  [
    "prepare: scaler.scale is 0, expected a number above 0",
    () => prepare({ ...fitted, scaler: { ...fitted.scaler, scale: 0 } }, y),
  ],
  [
    "prepare: preparation.differences[0] is -1, expected a whole number from 1",
    () => prepare({ ...fitted, differences: [-1] }, y),
  ],
  ["restore: differences take 3 values, the history has 2", () => restore(fitted, y.subarray(0, 2), y)],
  ["restore: history[5] is NaN, expected a finite number", () => restore(fitted, y.with(5, Number.NaN), y)],
  [
    "restore: value 6 is 0, a logarithm needs positive ones; leave out the option log",
    () => restore(fitted, y.with(5, 0), y),
  ],
  ["restore: forecasts[1] is NaN, expected a finite number", () => restore(fitted, y, hole)],
  ["restore: forecasts[0] is 1e+300, too large to be undone", () => restore(fitted, y, Float64Array.of(1e300))],
  [
    "lostValues: differences[0] is NaN, expected a whole number from 1",
    () => lostValues({ differences: [Number.NaN] }),
  ],
  ["fitScaler: no values to be fitted on", () => fitScaler(new Float64Array(0), "minmax")],
  ['fitScaler: kind is "std", expected "standard", "minmax" or "none"', () => fitScaler(y, "std" as never)],
  [
    "fitScaler: the result is Infinity; the values are too large for it, divide them by a number first",
    () => fitScaler(Float64Array.of(-1e308, 1e308), "minmax"),
  ],
  [
    "applyScaler: scaler.shift is NaN, expected a number",
    () => applyScaler({ kind: "none", shift: Number.NaN, scale: 1 }, y),
  ],
  ["applyScaler: values[1] is NaN, expected a finite number", () => applyScaler(fitScaler(y, "none"), hole)],
  ["invertScaler: values[1] is NaN, expected a finite number", () => invertScaler(fitScaler(y, "none"), hole)],
  [
    'calendarInputs: cycles[1] is "day", expected "hour", "weekday" or "month"',
    () => calendarInputs(y, ["hour", "day" as never]),
  ],
  ['calendarInputs: cycles are an array such as ["hour", "weekday"]', () => calendarInputs(y, "hour" as never)],
  ["calendarInputs: times[1] is NaN, expected milliseconds since 1970 of a date", () => calendarInputs(hole, ["hour"])],
])("%s", (message, call) => {
  expect(call).toThrow(new SeriesError(message));
});

describe("at the edges", () => {
  test("no times have no inputs, and no cycles have none", () => {
    expect(calendarInputs(new Float64Array(0), ["month"])).toEqual([new Float64Array(0), new Float64Array(0)]);
    expect(calendarInputs(y, [])).toEqual([]);
  });

  test("values whose squares vanish still have a spread", () => {
    expect(fitScaler(Float64Array.of(1e-200, 3e-200), "standard").scale).toBeGreaterThan(0);
  });

  test("only the end of the history is looked at", () => {
    const from = (history: Float64Array): Float64Array => restore(fitted, history, Float64Array.of(0.1, 0.2));
    expect(from(y.with(0, Number.NaN))).toEqual(from(y));
    expect(from(y.subarray(3))).toEqual(from(y));
  });

  test("no forecasts are restored to none", () => {
    expect(restore(fitted, y, new Float64Array(0))).toEqual(new Float64Array(0));
  });
});
