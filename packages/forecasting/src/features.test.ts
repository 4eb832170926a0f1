import { describe, expect, test } from "vitest";
import { Features } from "./features.ts";
import { dataOf, type ForecastData } from "./forecast-data.ts";
import { Continued } from "./history.ts";
import { makePlan } from "./plan.ts";
import { noise, wave } from "./testing/waves.ts";

const written = (features: Features, t: number): number[] => {
  const into = new Float64Array(features.size);
  features.write(into, 0, t);
  return Array.from(into);
};

describe("Features", () => {
  const values = wave(60, 4, 0.1);
  const at = (t: number): number => values[t] as number;

  test("are the level, the season and how it went on", () => {
    const plan = makePlan(dataOf(values), { horizon: 2, strategy: "direct", period: 4, difference: false });
    const features = new Features(dataOf(values), plan);
    const [c1 = 0, c2 = 0] = plan.changes;
    expect(features.first).toBe(4);
    const t = 10;
    const want = [
      (at(t) - plan.scaler.shift) / plan.scaler.scale,
      (at(t) - at(t - 4)) / (plan.seasonal ?? 0),
      (at(t - 3) - at(t - 4)) / c1,
      (at(t - 2) - at(t - 4)) / c2,
    ];
    for (const [i, value] of written(features, t).entries()) expect(value).toBeCloseTo(want[i] as number, 12);
  });

  test("are changes with difference, and observed and known columns at their times", () => {
    const [a, b] = [noise(60, 2), noise(60, 3)];
    const data: ForecastData = { values, times: null, observed: [a], known: [b] };
    const plan = makePlan(data, { horizon: 2, strategy: "direct", difference: true, lag: 3, scale: "none" });
    const features = new Features(data, plan);
    expect(features.first).toBe(3);
    expect(written(features, 9)).toEqual([at(9) - at(8), a[6], b[10], b[11]]);
  });

  test.each([
    [false, [4, 3, 2], 3],
    [true, [3, 2, 1], 4],
  ])("have further changes before the first input (difference: %s)", (difference, steps, first) => {
    const plan = makePlan(dataOf(values), { horizon: 1, past: 3, difference, scale: "none" });
    const features = new Features(dataOf(values), plan);
    expect([features.first, features.size]).toEqual([first, 4]);
    expect(written(features, 4).slice(1)).toEqual(steps.map((t) => at(t) - at(t - 1)));
  });

  test("have the calendar of the step that is forecast", () => {
    const times = Float64Array.from({ length: 60 }, (_, t) => Date.UTC(2020, t, 1));
    const data = dataOf(values, times);
    const features = new Features(data, makePlan(data, { horizon: 1, calendar: ["month"], scale: "none" }));
    const [, sin, cos] = written(features, 23); // December; January is forecast
    expect(sin).toBeCloseTo(0, 12);
    expect(cos).toBeCloseTo(1, 12);
  });

  test("never know what comes after the origin", () => {
    const plan = makePlan(dataOf(values), { horizon: 3, strategy: "direct", period: 4, past: 2 });
    const other = values.map((value, t) => (t > 30 ? -1e6 : value));
    const [here, there] = [new Features(dataOf(values), plan), new Features(dataOf(other), plan)];
    expect(written(there, 30)).toEqual(written(here, 30));
  });

  test("of a continued past are those of a series with the same values", () => {
    const plan = makePlan(dataOf(values), { horizon: 1, period: 4, past: 2 });
    const features = new Features(dataOf(values), plan);
    const past = new Continued(values, 30);
    for (const t of [31, 32, 33]) past.push(at(t));
    const into = new Float64Array(features.size);
    features.write(into, 0, 33, past);
    expect(Array.from(into)).toEqual(written(features, 33));
  });

  test.each([false, true])("have targets that lead back to the values (log: %s)", (log) => {
    const plan = makePlan(dataOf(values), { horizon: 3, strategy: "direct", log });
    const features = new Features(dataOf(values), plan);
    const target = new Float64Array(3);
    features.writeTarget(target, 0, 20);
    for (const [i, output] of target.entries()) {
      expect(features.value(features.outcome(features.at(20), output, i + 1))).toBeCloseTo(at(21 + i), 10);
    }
  });
});
