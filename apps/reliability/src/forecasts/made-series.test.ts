import { expect, test } from "vitest";
import { madeNames, madeValues } from "./made-series.ts";

test.each(madeNames)("%s has values that change, and the same each time", (name) => {
  const values = madeValues(name);
  expect(values.length).toBeGreaterThanOrEqual(300);
  expect(values.every(Number.isFinite)).toBe(true);
  expect(new Set(values).size).toBeGreaterThan(values.length / 2);
  expect(madeValues(name)).toEqual(values);
});

test("noise is white, walks are not, and a second-order series follows its rule", () => {
  const correlation = (values: readonly number[]): number => {
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const d = values.map((x) => x - mean);
    const sum = (lag: number): number => d.slice(lag).reduce((total, x, t) => total + x * (d[t] as number), 0);
    return sum(1) / sum(0);
  };
  expect(Math.abs(correlation(madeValues("white-noise")))).toBeLessThan(0.15);
  expect(correlation(madeValues("random-walk"))).toBeGreaterThan(0.9);
  expect(correlation(madeValues("second-order"))).toBeCloseTo(1.3 / 1.6, 1);
});

test("another name has no values", () => {
  expect(madeValues("waltz")).toEqual([]);
});
