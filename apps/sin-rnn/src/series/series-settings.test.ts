import type { Cycle } from "@dz/series";
import {
  type Arbitrary,
  array,
  assert,
  boolean,
  constantFrom,
  double,
  integer,
  oneof,
  option,
  property,
  record,
  string,
  subarray,
} from "fast-check";
import { expect, test } from "vitest";
import { type Options, parseOptions } from "../options.ts";
import type { SeriesOptions } from "./series-options.ts";
import { argumentsOfSeries, settingsOfSeries } from "./series-settings.ts";

const context = { cwd: "/", now: new Date(0), drawSeed: () => 0 };

const name = string({ unit: "grapheme", minLength: 1, maxLength: 8 });
const names = array(oneof(name, constantFrom("a,b", "\\", "\\,", "--x", "auto", "none")), { maxLength: 3 });

const cycles: Cycle[] = ["hour", "weekday", "month"];

const options: Arbitrary<SeriesOptions> = record({
  data: name.filter((text) => !/[/.]/.test(text)).map((text) => `/in/${text}`),
  column: option(name),
  time: option(name),
  missing: constantFrom("refuse", "interpolate", "forward", "drop"),
  sort: boolean(),
  gaps: constantFrom("refuse", "fill", "keep"),
  decimal: constantFrom(".", ","),
  encoding: option(constantFrom("utf-8", "shift_jis", "windows-1252")),
  delimiter: option(constantFrom("\t", ";", ",", "=", " ")),
  with: names,
  known: names,
  lag: integer({ min: 0, max: 10_000 }),
  past: integer({ min: 0, max: 1000 }),
  horizon: option(integer({ min: 1, max: 1000 })),
  strategy: constantFrom("direct", "recursive", null),
  period: oneof(constantFrom("auto", null), integer({ min: 2, max: 1_000_000 })),
  calendar: oneof(constantFrom("auto"), subarray(cycles)),
  valid: double({ min: 0, max: 0.5, minExcluded: true, noNaN: true }),
  test: double({ min: 0, max: 0.49, minExcluded: true, noNaN: true }),
  scale: constantFrom("standard", "minmax", "none"),
  difference: option(boolean()),
  log: boolean(),
  weightDecay: double({ min: 0, max: 100, minExcluded: true, noNaN: true }),
  earlyStopping: option(integer({ min: 1, max: 1_000_000 })),
}).filter(
  ({ gaps, missing, decimal, delimiter }) =>
    (gaps !== "fill" || missing === "interpolate" || missing === "forward") && !(decimal === "," && delimiter === ","),
);

test("settings are the inverse of arguments, and pass through JSON", () => {
  assert(
    property(options, (series) => {
      const settings = JSON.parse(JSON.stringify(settingsOfSeries(series)));
      expect((parseOptions(argumentsOfSeries(settings), context) as Options).series).toEqual(series);
    }),
  );
});

test("settings are flat, in the words of the options", () => {
  const argv = [
    "--data=/a.csv",
    "--with=a,b\\, c",
    "--decimal=comma",
    "--delimiter=tab",
    "--levels",
    "--calendar=none",
  ];
  const settings = settingsOfSeries((parseOptions(argv, context) as Options).series as SeriesOptions);
  expect(settings).toEqual({
    data: "/a.csv",
    column: null,
    time: null,
    missing: "refuse",
    sort: false,
    gaps: "refuse",
    decimal: "comma",
    encoding: null,
    delimiter: "tab",
    with: "a,b\\, c",
    known: null,
    lag: 0,
    past: 0,
    horizon: null,
    strategy: null,
    period: "auto",
    calendar: "none",
    valid: 0.1,
    test: 0.2,
    scale: "standard",
    difference: false,
    log: false,
    weightDecay: 1,
    earlyStopping: 20,
  });
});

test("other settings are left out", () => {
  expect(argumentsOfSeries({ model: "lstm", data: "/a", lr: 0.1, sort: true })).toEqual(["--data=/a", "--sort"]);
});
