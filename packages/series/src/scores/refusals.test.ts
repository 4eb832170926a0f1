import { describe, expect, test } from "vitest";
import { persistence } from "../baselines/persistence.ts";
import { SeriesError } from "../errors/series-error.ts";
import { bandScores, conformalWidths } from "./bands.ts";
import { bestShift } from "./best-shift.ts";
import { maseScale, scores, skill } from "./errors.ts";
import { horizonScores, oneStepForecasts, oneStepScores, rollingForecasts } from "./rolling.ts";

const { forecast } = persistence();
const y = Float64Array.of(1, 2, 3, 4, 5, 6);
const two = Float64Array.of(1, 2);
const none = new Float64Array(0);
const hole = Float64Array.of(1, Number.NaN);
const open = Float64Array.of(1, Number.POSITIVE_INFINITY);
const ten = (): Float64Array => new Float64Array(10);

test.each<[string, () => unknown]>([
  ["scores: 2 true values and 0 forecasts; both need as many, at least one", () => scores(two, none, 1)],
  ["scores: 0 true values and 0 forecasts; both need as many, at least one", () => scores(none, none, 1)],
  ["scores: truth[1] is NaN, expected a finite number", () => scores(hole, two, 1)],
  ["scores: forecast[1] is NaN, expected a finite number", () => scores(two, hole, 1)],
  ["scores: scale is -1, expected a number from 0", () => scores(two, two, -1)],
  ["scores: scale is NaN, expected a number from 0", () => scores(two, two, Number.NaN)],
  [
    "scores: the result is Infinity; the values are too large for it, divide them by a number first",
    () => scores(two, Float64Array.of(1, 1e200), 1),
  ],
  ["maseScale: period is 0, expected a whole number from 1", () => maseScale(y, 0)],
  ["maseScale: a period of 6 needs more than 6 values, the training part has 6", () => maseScale(y, 6)],
  ["maseScale: a period of 1 needs more than 1 value, the training part has 1", () => maseScale(Float64Array.of(1))],
  ["maseScale: train[1] is NaN, expected a finite number", () => maseScale(hole)],
  ["skill: mae is NaN, expected a number from 0", () => skill(Number.NaN, 1)],
  ["skill: baselineMae is -1, expected a number from 0", () => skill(1, -1)],
  ["bestShift: shifts of up to 5 steps need 11 points, there are 10", () => bestShift(ten(), ten())],
  ["bestShift: 10 true values and 6 forecasts, both need as many", () => bestShift(ten(), y)],
  ["bestShift: largest is 0, expected a whole number from 1", () => bestShift(ten(), ten(), 0)],
  ["bestShift: forecast[1] is NaN, expected a finite number", () => bestShift(two, hole)],
  ["conformalWidths: level is 90, expected a number above 0 to below 1", () => conformalWidths([two], 90)],
  ["conformalWidths: residuals has no forecast, at least one is needed", () => conformalWidths([], 0.9)],
  ["conformalWidths: residuals[1][1] is NaN, expected a finite number", () => conformalWidths([two, hole], 0.9)],
  [
    "conformalWidths: residuals[1] has 6 steps and residuals[0] has 2; all need as many, at least one",
    () => conformalWidths([two, y], 0.9),
  ],
  ["bandScores: level is 1, expected a number above 0 to below 1", () => bandScores(two, two, two, 1)],
  [
    "bandScores: 2 true values, 6 lower and 2 upper ends; all need as many, at least one",
    () => bandScores(two, y, two, 0.9),
  ],
  [
    "bandScores: 0 true values, 0 lower and 0 upper ends; all need as many, at least one",
    () => bandScores(none, none, none, 0.9),
  ],
  [
    "bandScores: the band at 0 is from 2 to 1, expected low to high",
    () => bandScores(two, Float64Array.of(2, 2), two, 0.9),
  ],
  ["bandScores: the band at 1 is from NaN to 2, expected low to high", () => bandScores(two, hole, two, 0.9)],
  [
    "bandScores: the band at 1 is from Infinity to Infinity, expected low to high",
    () => bandScores(two, open, open, 0.9),
  ],
  ["oneStepForecasts: testStart is 0, expected a whole number from 1 to 6", () => oneStepForecasts(y, 0, forecast)],
  ["oneStepForecasts: testStart is 7, expected a whole number from 1 to 6", () => oneStepForecasts(y, 7, forecast)],
  ["oneStepForecasts: the series has no values", () => oneStepForecasts(none, 1, forecast)],
  ["oneStepForecasts: series[1] is NaN, expected a finite number", () => oneStepForecasts(hole, 1, forecast)],
  ["oneStepForecasts: the forecast after 4 values has 0 values, expected 1", () => oneStepForecasts(y, 4, () => none)],
  [
    "oneStepForecasts: the forecast after 4 values has the value NaN, expected finite numbers",
    () => oneStepForecasts(y, 4, () => Float64Array.of(Number.NaN)),
  ],
  [
    "oneStepForecasts: the forecast after 4 values is a JavaScript array, expected a Float64Array; make one with Float64Array.from(...)",
    () => oneStepForecasts(y, 4, (() => [1]) as never),
  ],
  [
    "oneStepForecasts: forecast is no function of a history and a number of steps, such as the forecast of a baseline",
    () => oneStepForecasts(y, 4, persistence() as never),
  ],
  ["scores: 0 true values and 0 forecasts; both need as many, at least one", () => oneStepScores(y, 6, forecast, 1)],
  ["rollingForecasts: horizon is 0, expected a whole number from 1", () => rollingForecasts(y, 4, forecast, 0)],
  [
    "horizon: 3 steps, but the test part has only 2 points; ask for fewer steps or a longer test part",
    () => rollingForecasts(y, 4, forecast, 3),
  ],
  ["horizonScores: forecasts has no forecast, at least one is needed", () => horizonScores(y, 4, [], 1)],
  [
    "horizonScores: 2 forecasts of 2 steps from 4 on end at 7, the series has 6 values",
    () => horizonScores(y, 4, [two, two], 1),
  ],
  ["horizonScores: forecasts[0][1] is NaN, expected a finite number", () => horizonScores(y, 4, [hole], 1)],
])("%s", (message, call) => {
  expect(call).toThrow(new SeriesError(message));
});

describe("a scale of 0", () => {
  test("gives 0 to forecasts without an error, Infinity to others, and never NaN", () => {
    expect([scores(two, two, 0).mase, scores(two, Float64Array.of(1, 3), 0).mase]).toEqual([
      0,
      Number.POSITIVE_INFINITY,
    ]);
    expect(horizonScores(y, 4, [y.slice(4)], 0).mase).toBe(0);
    expect(horizonScores(y, 4, [two], 0).mase).toBe(Number.POSITIVE_INFINITY);
    expect(skill(1, 0)).toBe(Number.NEGATIVE_INFINITY);
  });
});

test("bands without an end have an infinite width, and hold everything", () => {
  const ends = Float64Array.of(Number.POSITIVE_INFINITY, 3);
  expect(
    bandScores(
      two,
      ends.map((end) => -end),
      ends,
      0.9,
    ),
  ).toEqual({
    coverage: 1,
    width: Number.POSITIVE_INFINITY,
    intervalScore: Number.POSITIVE_INFINITY,
  });
});

test("bestShift of 11 points is found, and of a constant series is 0", () => {
  const truth = Float64Array.from({ length: 11 }, (_, t) => t * t);
  expect(bestShift(truth, truth)).toBe(0);
  expect(bestShift(new Float64Array(20).fill(3), new Float64Array(20).fill(4))).toBe(0);
});
