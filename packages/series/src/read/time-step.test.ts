import { describe, expect, test } from "vitest";
import { advance, distanceText, findStep, stepsBetween, stepText } from "./time-step.ts";

const times = (...texts: string[]): Float64Array => Float64Array.from(texts, (text) => Date.parse(text));

describe.each([
  ["1 month", times("2000-01-01", "2000-02-01", "2000-03-01")],
  ["1 month", times("2000-01-31", "2000-02-29", "2000-03-31", "2000-04-30")],
  ["1 month", times("2001-01-30T12:00Z", "2001-02-28T12:00Z", "2001-03-30T12:00Z")],
  ["1 month", times("1969-11-15", "1969-12-15", "1970-01-15")],
  ["2 months", times("2000-01-01", "2000-03-01", "2000-05-01")],
  ["1 quarter", times("2000-03-31", "2000-06-30", "2000-09-30")],
  ["1 year", times("1999-01-01", "2000-01-01", "2001-01-01")],
  ["4 years", times("1996-02-29", "2000-02-29", "2004-02-29")],
  ["1 week", times("2000-01-01", "2000-01-08", "2000-01-15")],
  ["1 day", times("2000-02-28", "2000-02-29", "2000-03-01")],
  ["1 weekday", times("2000-01-06", "2000-01-07", "2000-01-10", "2000-01-11", "2000-01-12")],
  ["2 days", times("2000-01-01", "2000-01-03", "2000-01-05")],
  ["1 hour", times("2000-01-01T23:00Z", "2000-01-02T00:00Z", "2000-01-02T01:00Z")],
  ["15 minutes", times("2000-01-01T23:45Z", "2000-01-02T00:00Z", "2000-01-02T00:15Z")],
  ["90 seconds", times("2000-01-01T00:00Z", "2000-01-01T00:01:30Z", "2000-01-01T00:03:00Z")],
  ["1 second", times("2000-01-01T00:00:00Z", "2000-01-01T00:00:01Z")],
  ["20 milliseconds", times("2000-01-01T00:00:00.00Z", "2000-01-01T00:00:00.02Z")],
])("%s", (text, list) => {
  const step = findStep(list, 0);

  test("is found", () => expect(stepText(step)).toBe(text));

  test("leads from each time to the next, and over several", () => {
    const start = list[0] as number;
    expect(Float64Array.from(list, (_, i) => advance(step, start, i))).toEqual(list);
    expect(Array.from(list, (time) => stepsBetween(step, start, time))).toEqual([...list.keys()]);
  });
});

test("the most usual step, with times missing", () => {
  expect(stepText(findStep(times("2000-01-01", "2000-02-01", "2000-04-01", "2000-05-01"), 0))).toBe("1 month");
  expect(stepText(findStep(times("2000-01-01", "2000-01-02", "2000-01-05", "2000-01-06"), 0))).toBe("1 day");
});

test("days that are not the same in each month are no months", () => {
  expect(stepText(findStep(times("2000-01-01", "2000-02-02"), 0))).toBe("32 days");
  expect(stepText(findStep(times("2000-01-01T00:00Z", "2000-02-01T00:01Z"), 0))).toBe("44641 minutes");
});

test("months begin in the zone of the times", () => {
  const list = times("2000-01-30T00:00+09:00", "2000-02-29T00:00+09:00", "2000-03-30T00:00+09:00");
  expect(stepText(findStep(list, 540))).toBe("1 month");
  expect(stepText(findStep(list, 0))).toBe("30 days");
  expect(advance(findStep(list, 540), list[2] as number, 1)).toBe(Date.parse("2000-04-30T00:00+09:00"));
});

test("no whole number of steps", () => {
  const [a, b, c] = times("2000-01-01", "2000-01-02", "2000-01-03T12:00Z") as unknown as [number, number, number];
  expect(stepsBetween(findStep(Float64Array.of(a, b), 0), a, c)).toBe(2.5);
});

test("distanceText takes the longest unit", () => {
  expect([60_000, 5_400_000, 7 * 86_400_000, 1234].map(distanceText)).toEqual([
    "1 minute",
    "90 minutes",
    "1 week",
    "1234 milliseconds",
  ]);
});
