import { UsageError } from "@dz/command-line";
import { expect, test } from "vitest";
import { parseForecast } from "./forecast-options.ts";
import { seriesDefaults } from "./series-defaults.ts";

function message(given: Parameters<typeof parseForecast>[0]): string {
  try {
    parseForecast(given);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  }
  return "no error";
}

test("the defaults", () => {
  expect(parseForecast({})).toEqual({
    with: [],
    known: [],
    lag: 0,
    past: 0,
    horizon: null,
    strategy: null,
    period: "auto",
    calendar: "auto",
    valid: 0.1,
    test: 0.2,
    scale: "standard",
    difference: null,
    log: false,
    weightDecay: null,
    earlyStopping: seriesDefaults.earlyStopping,
  });
});

test("each option is read", () => {
  const given = { with: "rain,wind\\, north", known: "holiday", lag: "0012", horizon: "1000", strategy: "recursive" };
  const more = { past: "3", period: "7", calendar: "month,hour", valid: ".25", test: "1e-1", scale: "minmax", log: "" };
  expect(parseForecast({ ...given, ...more, difference: "", "weight-decay": "0.1", "early-stopping": "5" })).toEqual({
    with: ["rain", "wind, north"],
    known: ["holiday"],
    lag: 12,
    past: 3,
    horizon: 1000,
    strategy: "recursive",
    period: 7,
    calendar: ["hour", "month"],
    valid: 0.25,
    test: 0.1,
    scale: "minmax",
    difference: true,
    log: true,
    weightDecay: 0.1,
    earlyStopping: 5,
  });
});

test("words that turn something off", () => {
  expect(parseForecast({ period: "none", calendar: "none", "early-stopping": "none", levels: "" })).toMatchObject({
    period: null,
    calendar: [],
    earlyStopping: null,
    difference: false,
  });
  expect(parseForecast({ period: "auto", calendar: "auto" })).toMatchObject({ period: "auto", calendar: "auto" });
});

test.each([
  [{ horizon: "0" }, "--horizon takes a whole number from 1 to 1000, got 0"],
  [{ horizon: "1001" }, "--horizon takes a whole number from 1 to 1000, got 1001"],
  [{ lag: "-1" }, "--lag takes a whole number from 0 to 10000, got -1"],
  [{ past: "1001" }, "--past takes a whole number from 0 to 1000, got 1001"],
  [{ strategy: "both" }, "--strategy takes direct or recursive, got both"],
  [{ period: "1" }, '--period takes a whole number from 2 to 1000000, auto or none, got "1"'],
  [{ period: "weekly" }, '--period takes a whole number from 2 to 1000000, auto or none, got "weekly"'],
  [{ "early-stopping": "0" }, '--early-stopping takes a whole number from 1 to 1000000 or none, got "0"'],
  [{ "weight-decay": "0" }, "--weight-decay takes a number above 0, such as 0.1 or 1, got 0"],
  [{ calendar: "day" }, "--calendar, unless it is auto or none, takes hour, weekday or month, got day"],
  [{ calendar: "hour,auto" }, "--calendar, unless it is auto or none, takes hour, weekday or month, got auto"],
  [{ valid: "0" }, '--valid takes a part above 0 and below 1, such as 0.2, got "0"'],
  [{ test: "1" }, '--test takes a part above 0 and below 1, such as 0.2, got "1"'],
  [{ test: "20%" }, '--test takes a part above 0 and below 1, such as 0.2, got "20%"'],
  [
    { valid: "0.5", test: "0.5" },
    "--valid 0.5 and --test 0.5 leave nothing to train on: together they have to be below 1",
  ],
  [{ scale: "max" }, "--scale takes standard, minmax or none, got max"],
  [{ difference: "", levels: "" }, "--difference and --levels contradict each other: omit one"],
  [{ with: "" }, '--with takes names of columns with commas between them, got ""'],
  [{ known: "a,,b" }, '--known takes names of columns with commas between them, got "a,,b"'],
])("%j", (given, expected) => {
  expect(message(given)).toBe(expected);
});
