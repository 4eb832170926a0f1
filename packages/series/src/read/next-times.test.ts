import { expect, test } from "vitest";
import { nextTimes } from "./next-times.ts";
import { findStep } from "./time-step.ts";

const times = (...texts: string[]): Float64Array => Float64Array.from(texts, (text) => Date.parse(text));

test.each([
  [
    ["2000-11-30", "2000-12-31"],
    ["2001-01-31", "2001-02-28", "2001-03-31", "2001-04-30"],
  ],
  [
    ["2000-01-05", "2000-01-06", "2000-01-07", "2000-01-10"],
    ["2000-01-11", "2000-01-12", "2000-01-13", "2000-01-14", "2000-01-17"],
  ],
  [
    ["1999-07-01", "1999-10-01"],
    ["2000-01-01", "2000-04-01"],
  ],
  [
    ["2000-02-27", "2000-02-28"],
    ["2000-02-29", "2000-03-01"],
  ],
])("after %j come %j", (known, next) => {
  expect(nextTimes(times(...known), findStep(times(...known), 0), next.length)).toEqual(times(...next));
});

test("refuses to continue nothing, and parts of a time", () => {
  const step = findStep(times("2000-01-01", "2000-01-02"), 0);
  expect(() => nextTimes(new Float64Array(0), step, 1)).toThrow("nextTimes: there is no time to continue from");
  expect(() => nextTimes(times("2000-01-01"), step, 1.5)).toThrow(
    "nextTimes: count is 1.5, expected a whole number from 0",
  );
  expect(() => nextTimes(times("2000-01-01"), { ...step, unit: "fortnight" as never }, 1)).toThrow(
    'nextTimes: step.unit is "fortnight", expected "weekday", "week", "day"',
  );
  expect(() => nextTimes(times("2000-01-01"), { ...step, count: 0 }, 1)).toThrow(
    "nextTimes: step.count is 0, expected a whole number from 1",
  );
  expect(() => nextTimes(times("2000-01-01"), { ...step, unit: "year", count: 1e6 }, 1)).toThrow(
    "is no time, dates end in the year 275760",
  );
  expect(() => nextTimes(Float64Array.of(Number.NaN), step, 1)).toThrow("nextTimes: NaN is no time");
  expect(nextTimes(times("2000-01-01"), step, 0)).toHaveLength(0);
});
