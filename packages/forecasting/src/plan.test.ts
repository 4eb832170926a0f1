import { describe, expect, test } from "vitest";
import { dataOf } from "./forecast-data.ts";
import { makePlan } from "./plan.ts";
import { noise, wave } from "./testing/waves.ts";

describe("makePlan", () => {
  test("cuts by time, and measures on the training part alone", () => {
    const values = Float64Array.from({ length: 100 }, (_, t) => (t < 70 ? t % 2 : 1000 * t));
    const plan = makePlan(dataOf(values), { horizon: 3, difference: false });
    expect([plan.trainEnd, plan.testStart, plan.length]).toEqual([70, 80, 100]);
    expect(plan.scaler).toEqual({ kind: "standard", shift: 0.5, scale: 0.5 });
    expect(plan.changes).toEqual([1, 1, 1]); // 1, the changes over two steps are all 0, and 1
  });

  test.each([
    ["minmax", [2, 4]],
    ["none", [1, 1]],
  ] as const)("measures changes as the values are scaled: %s", (scale, changes) => {
    const values = Float64Array.from({ length: 40 }, (_, t) => 2 * t);
    expect(makePlan(dataOf(values), { horizon: 2, scale }).changes).toEqual(changes);
  });

  test("sees changes if the training part has a trend, levels otherwise, unless it is told", () => {
    const level = noise(200);
    const trend = level.map((value, t) => value + 0.1 * t);
    expect(makePlan(dataOf(level), { horizon: 1 }).difference).toBe(false);
    expect(makePlan(dataOf(trend), { horizon: 1 }).difference).toBe(true);
    expect(makePlan(dataOf(trend), { horizon: 1, difference: false }).difference).toBe(false);
  });

  test.each([
    [20, { horizon: 2, period: 12 }, "the training part has 14 values; a horizon of 2 and a period of 12 need 16"],
    [40, { horizon: 5 }, "the validation part has 4 values, the horizon is 5; make that shorter, or the part larger"],
    [40, { horizon: 9, strategy: "recursive" }, "horizon: 9 steps, but the test part has only 8 points"],
    [40, { horizon: 1, calendar: ["month"] }, "calendar: there is no column of times"],
  ] as const)("refuses what cannot be planned for %i values", (n, options, message) => {
    expect(() => makePlan(dataOf(wave(n, 12)), options)).toThrow(message);
  });

  test("plans for as few values as are needed", () => {
    // 16 values to train of 23: a period of 12, 2 outputs, and 2 more.
    expect(makePlan(dataOf(wave(23, 12)), { horizon: 2, period: 12 }).trainEnd).toBe(17);
    expect(() => makePlan(dataOf(wave(22, 12)), { horizon: 2, period: 12, lag: 1 })).toThrow("need 17");
  });

  test("refuses further columns that would have to be known ahead", () => {
    const data = { ...dataOf(wave(100, 12)), observed: [noise(100)] };
    const options = { horizon: 4, strategy: "recursive" } as const;
    expect(() => makePlan(data, options)).toThrow("need further columns of at least 4 steps before, not 0");
    expect(makePlan(data, { ...options, lag: 4 }).lag).toBe(4);
    expect(makePlan(data, { horizon: 4, strategy: "direct" }).lag).toBe(0);
  });

  test("takes further values of the past if it is told, and there are enough", () => {
    const past = (n: number, asked?: number): number =>
      makePlan(dataOf(noise(n)), { horizon: 1, ...(asked === undefined ? {} : { past: asked }) }).past;
    expect([past(100), past(100, 3)]).toEqual([0, 3]);
    expect(() => past(40, 26)).toThrow("past: 26 further values of a training part of 28 are too many");
    expect(past(40, 24)).toBe(24);
  });

  test("refuses logarithms of what is not positive", () => {
    expect(() => makePlan(dataOf(noise(100)), { horizon: 1, log: true })).toThrow("a logarithm needs positive ones");
    // Also in the test part, before anything is trained.
    const late = wave(100, 12).map((value, t) => (t === 95 ? 0 : value));
    expect(() => makePlan(dataOf(late), { horizon: 1, log: true })).toThrow("log: value 96 is 0");
  });
});
