import { array, assert, double, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarInputs } from "./calendar.ts";
import { fitPreparation, lostValues, prepare, restore } from "./preparation.ts";
import { applyScaler, fitScaler, invertScaler } from "./scaler.ts";
import { split } from "./split.ts";

describe("split", () => {
  test("cuts by time, the test part last", () => {
    expect(split(10)).toEqual({ trainEnd: 7, testStart: 8, length: 10 });
    expect(split(741)).toEqual({ trainEnd: 519, testStart: 593, length: 741 });
    expect(split(5, { valid: 0, test: 0 })).toEqual({ trainEnd: 5, testStart: 5, length: 5 });
  });

  test("refuses parts that leave nothing to train on", () => {
    expect(() => split(3, { valid: 0.4, test: 0.4 })).toThrow("split: 3 points leave 1 for training");
    expect(() => split(10, { test: 20 })).toThrow("split: test is 20, expected a number from 0 to below 1");
    expect(() => split(10, { valid: Number.NaN })).toThrow("split: valid is NaN, expected a number from 0 to below 1");
  });
});

describe("scaler", () => {
  test("brings the training part to mean 0 and deviation 1, or to the range from 0 to 1", () => {
    const train = Float64Array.of(2, 4, 6, 8);
    const standard = applyScaler(fitScaler(train, "standard"), train);
    expect(standard.reduce((a, b) => a + b)).toBeCloseTo(0, 12);
    expect(standard.reduce((a, b) => a + b * b, 0) / 4).toBeCloseTo(1, 12);
    expect(Array.from(applyScaler(fitScaler(train, "minmax"), train))).toEqual([0, 1 / 3, 2 / 3, 1]);
    expect(Array.from(applyScaler(fitScaler(train, "none"), train))).toEqual([2, 4, 6, 8]);
  });

  test("only shifts what is constant, whose spread may be a rounding error", () => {
    for (const kind of ["standard", "minmax"] as const) {
      expect(fitScaler(new Float64Array(10).fill(0.1), kind)).toEqual({ kind, shift: 0.1, scale: 1 });
    }
  });

  test("is undone", () => {
    const values = Float64Array.of(-3, 0.1, 1e6);
    const scaler = fitScaler(values, "standard");
    for (const [i, value] of invertScaler(scaler, applyScaler(scaler, values)).entries()) {
      expect(value).toBeCloseTo(values[i] as number, 8);
    }
  });
});

describe("preparation", () => {
  test("takes the logarithm, then differences, then scales, fitted on the training part", () => {
    const series = Float64Array.of(1, Math.E, Math.E ** 3, Math.E ** 4);
    const fitted = fitPreparation(series.subarray(0, 3), { log: true, differences: [1], scale: "minmax" });
    expect(fitted.scaler.shift).toBeCloseTo(1, 12);
    expect(fitted.scaler.scale).toBeCloseTo(1, 12);
    const prepared = prepare(fitted, series);
    for (const [i, want] of [0, 1, 0].entries()) expect(prepared[i]).toBeCloseTo(want, 12);
    expect(lostValues(fitted)).toBe(1);
  });

  test("is undone from any origin, for one step and for many", () => {
    const lags = array(integer({ min: 1, max: 4 }), { maxLength: 2 });
    const values = array(double({ min: 0.5, max: 100, noNaN: true }), { minLength: 20, maxLength: 40 });
    assert(
      property(values, lags, integer({ min: 1, max: 9 }), (list, differences, steps) => {
        const series = Float64Array.from(list);
        for (const log of [false, true]) {
          for (const scale of ["standard", "minmax", "none"] as const) {
            const fitted = fitPreparation(series.subarray(0, 12), { log, differences, scale });
            const origin = series.length - steps;
            const known = prepare(fitted, series).slice(origin - lostValues(fitted));
            const restored = restore(fitted, series.subarray(0, origin), known);
            for (const [i, value] of restored.entries()) expect(value).toBeCloseTo(series[origin + i] as number, 6);
          }
        }
      }),
    );
  });

  test("is plain data", () => {
    const fitted = fitPreparation(Float64Array.of(1, 2, 4), { differences: [1] });
    expect(JSON.parse(JSON.stringify(fitted))).toEqual(fitted);
  });

  test("refuses what cannot be done, in one line", () => {
    expect(() => fitPreparation(Float64Array.of(1, 0), { log: true })).toThrow(
      "fitPreparation: value 2 is 0, a logarithm needs positive ones; leave out the option log",
    );
    expect(() => fitPreparation(Float64Array.of(1, 2), { differences: [2] })).toThrow(
      "fitPreparation: differences take 2 values, the training part has 2",
    );
    expect(() => fitPreparation(Float64Array.of(1, 2), { differences: [0] })).toThrow(
      "differences[0] is 0, expected a whole number from 1",
    );
  });
});

test("calendarInputs are two for each cycle, on the unit circle", () => {
  const times = Float64Array.of(Date.UTC(2012, 0, 1, 6), Date.UTC(2012, 6, 1, 12, 30));
  const [sinHour, cosHour, sinDay, cosDay, sinMonth, cosMonth] = calendarInputs(times, ["hour", "weekday", "month"]);
  expect(sinHour?.[0]).toBeCloseTo(1, 12);
  expect(cosHour?.[0]).toBeCloseTo(0, 12);
  expect(sinHour?.[1]).toBeCloseTo(Math.sin((2 * Math.PI * 12.5) / 24), 12);
  expect([sinDay?.[0], cosDay?.[0]]).toEqual([0, 1]); // a Sunday
  expect([sinMonth?.[0], cosMonth?.[0]]).toEqual([0, 1]);
  expect(cosMonth?.[1]).toBeCloseTo(-1, 12);
});
