import { fromTypedArray, saveNpz } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import type { ForecastData } from "./forecast-data.ts";
import { type Learned, packSeries, parseLearned, unpackSeries } from "./learned.ts";
import { makePlan } from "./plan.ts";
import { noise, wave } from "./testing/waves.ts";

const N = 80;
const data: ForecastData = {
  values: wave(N, 6, 0.2),
  times: Float64Array.from({ length: N }, (_, i) => Date.UTC(2000, i)),
  observed: [noise(N, 2), noise(N, 3)],
  known: [noise(N + 5, 4)],
};
const learned: Learned = {
  name: "sales",
  timeName: "month",
  step: { unit: "month", count: 1, day: 1, offset: 0 },
  timeForm: { template: "{year}-{MM}", offset: null },
  observed: ["a", "b"],
  known: ["c"],
  sha256: "0123456789abcdef".repeat(4),
  plan: makePlan(data, { horizon: 3, strategy: "direct", period: 6, calendar: ["month"] }),
};
const alone: Learned = { ...learned, timeName: null, step: null, timeForm: null, observed: [], known: [] };

describe("parseLearned", () => {
  test("reads what was written as JSON", () => {
    expect(parseLearned(JSON.parse(JSON.stringify(learned)))).toEqual(learned);
    const bare = { ...alone, plan: makePlan({ ...data, observed: [], known: [] }, { horizon: 2 }) };
    expect(parseLearned(JSON.parse(JSON.stringify(bare)))).toEqual(bare);
  });

  test.each(Object.keys(learned))("refuses one without the field %s by its name", (field) => {
    expect(() => parseLearned({ ...learned, [field]: undefined })).toThrow(new RegExp(`^${field}: `));
  });

  test.each(Object.keys(learned.plan))("refuses a plan without the field %s by its name", (field) => {
    expect(() => parseLearned({ ...learned, plan: { ...learned.plan, [field]: undefined } })).toThrow(
      new RegExp(`^plan\\.${field}: `),
    );
  });

  const parts = "plan: expected parts in their order, long enough for horizon, period and lag";
  test.each<[string, object]>([
    ["plan.horizon: expected a number from 1", { horizon: 0 }],
    ["plan.horizon: expected a whole number", { horizon: 1.5 }],
    ["plan: expected a size of changes for each output", { changes: [1, 1] }],
    ["plan: expected a size of changes for each output", { strategy: "recursive" }],
    ["plan: expected a size of changes over a period", { seasonal: null }],
    [parts, { period: 1e15 }],
    [parts, { lag: 60 }],
    [parts, { horizon: 1e9, strategy: "recursive", changes: [1] }],
    [parts, { testStart: 40 }],
    [parts, { testStart: 79 }],
    [parts, { length: 60 }],
    ["plan.changes.1: expected a number above 0", { changes: [1, 0, 1] }],
    ["plan.seasonal: expected a number above 0", { seasonal: -1 }],
    ["plan.scaler.scale: expected a number above 0", { scaler: { ...learned.plan.scaler, scale: 0 } }],
    ["plan.scaler.shift: expected a finite number", { scaler: { ...learned.plan.scaler, shift: Infinity } }],
  ])("refuses a plan that does not fit: %s", (message, change) => {
    expect(() => parseLearned({ ...learned, plan: { ...learned.plan, ...change } })).toThrow(new Error(message));
  });

  test.each<[string, object]>([
    ["it: expected a scaler for each further column", { observed: ["a"] }],
    ["it: expected a scaler for each further column", { known: [] }],
    ["it: a step of times and a calendar need a column of times", { timeName: null }],
    ["step.day: expected a day of a month", { step: { ...learned.step, day: 32 } }],
    ["step.count: expected a number from 1", { step: { ...learned.step, count: 0 } }],
    ["timeForm: expected a form that times can be written in", { timeForm: { template: "{week}", offset: null } }],
    ["sha256: expected 64 hexadecimal digits", { sha256: "../../etc/passwd" }],
  ])("refuses %s", (message, change) => {
    expect(() => parseLearned({ ...learned, ...change })).toThrow(new Error(message));
  });

  test.each([null, 3, "x", [], undefined])("refuses %s", (value) => {
    expect(() => parseLearned(value)).toThrow(Error);
  });
});

describe("packSeries and unpackSeries", () => {
  const arrays = (fields: Record<string, Float64Array | Float32Array | [Float64Array, number[]]>): Uint8Array =>
    saveNpz(
      Object.entries(fields).map(([name, value]) => {
        const [values, shape] = Array.isArray(value) ? value : [value, [value.length]];
        return [name, fromTypedArray(values, shape)];
      }),
    );
  const { values } = data;
  const times = data.times as Float64Array;

  test("are inverses", () => {
    expect(unpackSeries(packSeries(data), learned)).toEqual(data);
    const bare = { values, times: null, observed: [], known: [] };
    expect(unpackSeries(packSeries(bare), alone)).toEqual(bare);
  });

  test("do not pack columns of different lengths", () => {
    expect(() => packSeries({ ...data, known: [noise(N), noise(N + 1)] })).toThrow("known are of different lengths");
  });

  test.each<[string, Uint8Array, Learned]>([
    ["there are no values", arrays({ times }), alone],
    ["values has shape [79] and dtype float64", arrays({ values: values.slice(1) }), alone],
    ["values has shape [80] and dtype float32", arrays({ values: new Float32Array(N) }), alone],
    ["values has shape [8, 10] and dtype float64", arrays({ values: [values, [8, 10]] }), alone],
    ["values has values that are no numbers", arrays({ values: values.map(() => Number.NaN) }), alone],
    ["there are no times", arrays({ values }), { ...alone, timeName: "t" }],
    ["there are times, but no column", arrays({ values, times }), alone],
    ["times has values that are no times", arrays({ values, times: times.slice().reverse() }), learned],
    [
      "do not increase",
      arrays({ values, times: times.map((time, i) => (i === 5 ? (times[4] as number) : time)) }),
      learned,
    ],
    ["times has values that are no times", arrays({ values, times: times.map((_, i) => i * 1e300) }), learned],
    ["a further column is missing", arrays({ values, times }), learned],
    ["observed has shape [1, 80]", arrays({ values, times, observed: [noise(N), [1, N]] }), learned],
    ["known has shape [1, 79]", arrays({ values, known: [noise(79), [1, 79]] }), { ...alone, known: ["c"] }],
    [
      "observed has shape [2, 81]",
      arrays({ values, observed: [noise(162), [2, 81]] }),
      { ...alone, observed: ["a", "b"] },
    ],
  ])("refuses: %s", (message, bytes, of) => {
    expect(() => unpackSeries(bytes, of)).toThrow(message);
  });

  test("refuses bytes that are no npz file", () => {
    for (const bytes of [new Uint8Array(0), packSeries(data).slice(0, 300)]) {
      expect(() => unpackSeries(bytes, learned)).toThrow(Error);
    }
  });
});
