import { fromTypedArray, saveNpz } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import type { ForecastData } from "./forecast-data.ts";
import { type Learned, packSeries, parseLearned, unpackSeries } from "./learned.ts";
import { makePlan } from "./plan.ts";
import { wave } from "./testing/waves.ts";

const values = wave(60, 4);
const times = Float64Array.from(values, (_, i) => 1000 * i);
const data: ForecastData = { values, times, observed: [], known: [] };
const learned: Learned = {
  name: "a",
  timeName: "t",
  step: null,
  timeForm: null,
  observed: [],
  known: [],
  sha256: "0",
  plan: makePlan(data, { horizon: 2 }),
};

/** The bytes of an archive with these arrays. */
const archive = (arrays: Readonly<Record<string, Float64Array>>): Uint8Array =>
  saveNpz(Object.entries(arrays).map(([name, array]) => [name, fromTypedArray(array, [array.length])] as const));

describe("unpackSeries", () => {
  test("reads what packSeries has written", () => {
    expect(unpackSeries(packSeries(data), learned)).toEqual(data);
  });

  test.each([
    ["go backwards", times.with(5, 3000), 5],
    ["stand still", times.with(59, 58_000), 59],
    ["no date has", times.with(59, 8.64e15 + 1), 59],
    ["are before all dates", times.with(0, -9e15), 0],
  ])("refuses times that %s", (_, wrong, at) => {
    expect(() => unpackSeries(archive({ values, times: wrong }), learned)).toThrow(
      `times[${at}] is not a time after the one before it`,
    );
  });

  test("takes the last time that a date has", () => {
    const last = times.with(59, 8.64e15);
    expect(unpackSeries(archive({ values, times: last }), learned).times).toEqual(last);
  });
});

describe("parseLearned", () => {
  test("takes what a run says, and names the first field that is wrong in one line", () => {
    expect(parseLearned(JSON.parse(JSON.stringify(learned)))).toEqual(learned);
    const { plan } = learned;
    expect(() => parseLearned({ ...learned, plan: { ...plan, strategy: "a\nb" } })).toThrow(
      /^plan\.strategy: expected \("direct" \| "recursive"\)$/,
    );
    expect(() => parseLearned({ ...learned, plan: { ...plan, trainEnd: 1.5 } })).toThrow(
      "plan.trainEnd: expected a whole number",
    );
    expect(() => parseLearned(3)).toThrow(/^it: expected Object$/);
  });
});
