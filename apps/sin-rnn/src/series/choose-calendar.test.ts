import { UsageError } from "@dz/command-line";
import { nextTimes, type TimeStep, type TimeUnit } from "@dz/series";
import { expect, test } from "vitest";
import { chooseCalendar } from "./choose-calendar.ts";

const start = Float64Array.of(Date.UTC(2020, 0, 1));

function series(unit: TimeUnit, count: number, n: number): { times: Float64Array; step: TimeStep } {
  const step = { unit, count, day: 1, offset: 0 };
  return { times: Float64Array.of(...start, ...nextTimes(start, step, n - 1)), step };
}

test.each([
  ["minute", 15, 96, ["hour"]],
  ["hour", 1, 24 * 21, ["hour"]],
  ["hour", 1, 24 * 22, ["hour", "weekday"]],
  ["hour", 6, 4 * 800, ["hour", "weekday", "month"]],
  ["hour", 24, 60, ["weekday"]],
  ["day", 1, 22, []],
  ["day", 1, 23, ["weekday"]],
  ["day", 1, 800, ["weekday", "month"]],
  ["weekday", 1, 30, ["weekday"]],
  ["day", 7, 100, []],
  ["week", 1, 120, ["month"]],
  ["month", 1, 24, []],
  ["month", 1, 26, ["month"]],
  ["quarter", 1, 40, ["month"]],
  ["month", 6, 40, ["month"]],
  ["year", 1, 40, []],
] as const)("steps of %s × %i, %i of them: %j", (unit, count, n, cycles) => {
  expect(chooseCalendar("auto", series(unit, count, n))).toEqual(cycles);
});

test("there is none without times, and without a step", () => {
  expect(chooseCalendar("auto", { times: null, step: null })).toEqual([]);
  expect(chooseCalendar("auto", { times: series("day", 1, 99).times, step: null })).toEqual([]);
});

test("what is asked for counts, and needs times", () => {
  expect(chooseCalendar(["month"], series("hour", 1, 3))).toEqual(["month"]);
  expect(chooseCalendar([], { times: null, step: null })).toEqual([]);
  expect(() => chooseCalendar(["hour", "month"], { times: null, step: null })).toThrow(
    new UsageError("--calendar hour,month: the file has no column of times; name it with --time, or omit it"),
  );
});
