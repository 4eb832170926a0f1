import { describe, expect, test } from "vitest";
import { linearAxis, logAxis } from "./axis.ts";

describe("linearAxis", () => {
  const axis = linearAxis(-1.1, 1.1, 310, 20);

  test("lays its ends on the pixels", () => {
    expect(axis.at(-1.1)).toBe(310);
    expect(axis.at(1.1)).toBe(20);
    expect(axis.value(165)).toBeCloseTo(0, 12);
  });

  test("has round marks", () => {
    expect(axis.ticks.map(({ text }) => text)).toEqual(["−1", "−0.5", "0", "0.5", "1"]);
  });

  test("has a place for the only value", () => {
    const { at, ticks } = linearAxis(1, 1, 0, 100);
    expect(at(1)).toBe(0);
    expect(ticks.length).toBeGreaterThan(1);
  });
});

describe("logAxis", () => {
  test("has powers of ten, equally far apart", () => {
    const { at, ticks } = logAxis(1e-4, 1, 400, 0);
    expect(ticks.map(({ text }) => text)).toEqual(["0.0001", "0.001", "0.01", "0.1", "1"]);
    expect(ticks.map(({ value }) => Math.round(at(value)))).toEqual([400, 300, 200, 100, 0]);
  });

  test("has more marks in a short range, fewer in a long one", () => {
    expect(logAxis(0.01, 0.5, 1, 0).ticks.map(({ text }) => text)).toEqual([
      "0.01",
      "0.02",
      "0.05",
      "0.1",
      "0.2",
      "0.5",
    ]);
    expect(logAxis(1e-30, 1e30, 1, 0).ticks.length).toBeLessThan(12);
  });

  test("gives the value back", () => {
    const { at, value } = logAxis(0.001, 10, 300, 20);
    expect(value(at(0.25))).toBeCloseTo(0.25, 12);
  });
});
