import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Axis, linearAxis, logAxis, roundNumbers, roundStep } from "./axis.ts";

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

/** The properties of every axis from the pixel 300 to 20. */
function checkAxis({ at, value, ticks }: Axis, ...inside: number[]): void {
  expect(ticks.length).toBeGreaterThan(0);
  expect(ticks.length).toBeLessThan(40);
  let last = Number.POSITIVE_INFINITY;
  for (const tick of ticks) {
    const place = at(tick.value);
    expect(place).toBeLessThanOrEqual(last + 1e-9);
    expect(place > 19 && place < 301).toBe(true);
    expect(Number(tick.text.replace("−", "-"))).toBe(tick.value);
    last = place;
  }
  expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length);
  for (const x of inside) {
    expect(at(x) > 19.999 && at(x) < 300.001).toBe(true);
    expect(Number.isFinite(value(at(x)))).toBe(true);
  }
}

describe("for every two doubles", () => {
  const double = fc.double({ noNaN: true, noDefaultInfinity: true });
  const positive = fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true });
  const ends = [Number.MAX_VALUE, 1.7e308, 1e300, 1, 1e-300, 1e-320, 5e-324];

  test("a linear axis has places, and few marks in order that say what they are", () => {
    const both = (a: number, b: number): void => checkAxis(linearAxis(Math.min(a, b), Math.max(a, b), 300, 20), a, b);
    fc.assert(fc.property(double, double, both));
    fc.assert(
      fc.property(double, fc.integer({ min: 0, max: 50 }), (a, ulps) =>
        both(a, Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, a * (1 + ulps * 2 ** -52)))),
      ),
    );
    for (const a of [0, ...ends]) for (const b of [0, ...ends]) for (const sign of [1, -1]) both(sign * a, b);
  });

  test("a log axis, too", () => {
    const both = (a: number, b: number): void => {
      for (const room of [0, 0.06]) checkAxis(logAxis(Math.min(a, b), Math.max(a, b), 300, 20, room), a, b);
    };
    fc.assert(fc.property(positive, positive, both));
    fc.assert(
      fc.property(positive, fc.double({ min: 1, max: 2, noNaN: true }), (a, ratio) =>
        both(a, Math.min(Number.MAX_VALUE, a * ratio)),
      ),
    );
    for (const a of ends) for (const b of ends) both(a, b);
  });

  test("round numbers are few and have few digits", () => {
    expect(roundNumbers(-1.1, 1.1, 6)).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect(roundNumbers(-Number.MAX_VALUE, Number.MAX_VALUE, 6)).toEqual([
      -1.5e308, -1e308, -5e307, 0, 5e307, 1e308, 1.5e308,
    ]);
    expect(roundNumbers(0, 5e-324, 6)).toEqual([0, 5e-324]);
  });
});

test.each([
  [0, 1.41, 1, { factor: 1, exponent: 0 }],
  [0, 1.42, 1, { factor: 2, exponent: 0 }],
  [0, 3.16, 1, { factor: 2, exponent: 0 }],
  [0, 3.17, 1, { factor: 5, exponent: 0 }],
  [0, 7.07, 1, { factor: 5, exponent: 0 }],
  [0, 7.08, 1, { factor: 1, exponent: 1 }],
  [-1, 1, 200, { factor: 1, exponent: -2 }],
  [-Number.MAX_VALUE, Number.MAX_VALUE, 4, { factor: 1, exponent: 308 }],
  [1, 1, 6, { factor: 5, exponent: -324 }],
])("between %d and %d, %d round numbers are %j apart", (low, high, count, step) => {
  expect(roundStep(low, high, count)).toEqual(step);
});
