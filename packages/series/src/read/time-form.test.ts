import { expect, test } from "vitest";
import { formatTime } from "./time-form.ts";

const time = Date.UTC(2009, 1, 3, 4, 5, 6, 70);

test.each([
  ["{year}-{MM}-{DD}T{HH}:{mm}:{ss}.{f3}Z", "2009-02-03T04:05:06.070Z"],
  ["{year}/{M}/{D} {H}:{m}:{s}", "2009/2/3 4:5:6"],
  ["{year}Q{quarter}", "2009Q1"],
  ["{Mon} {D}, {year}", "Feb 3, 2009"],
  ["{D} {Month} {year}", "3 February 2009"],
  ["{year}年{M}月{D}日", "2009年2月3日"],
  ["{ss}.{f1}", "06.0"],
  ["{ss}.{f2}", "06.07"],
  ["{seconds}", "1233633906.07"],
  ["{milliseconds}", "1233633906070"],
])("%s", (template, text) => {
  expect(formatTime(time, { template, offset: null })).toBe(text);
});

test("in the zone of the form", () => {
  expect(formatTime(time, { template: "{DD} {HH}:{mm}{+hh:mm}", offset: 540 })).toBe("03 13:05+09:00");
  expect(formatTime(time, { template: "{DD} {HH}:{mm}{+hhmm}", offset: -330 })).toBe("02 22:35-0530");
  expect(formatTime(time, { template: "{seconds}", offset: 540 })).toBe("1233633906.07");
});

test("refuses what is no time and an unknown field", () => {
  expect(() => formatTime(Number.NaN, { template: "{year}", offset: null })).toThrow("formatTime: NaN is no time");
  expect(() => formatTime(time, { template: "{yaer}", offset: null })).toThrow("unknown field {yaer}");
  expect(() => formatTime(time, { template: "{constructor}", offset: null })).toThrow("unknown field {constructor}");
});
