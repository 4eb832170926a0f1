import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AxisOptions, createAxis } from "./axis.ts";

const axis = (options: Partial<AxisOptions>, values: number[] = []) => {
  return createAxis({ label: "", ...options }, values, [0, 500]);
};
const labels = (...args: Parameters<typeof axis>) => axis(...args).ticks.map(({ text }) => text);

describe("linear", () => {
  test("data have a margin of 5 % on both sides", () => {
    const { at: place } = axis({}, [0, 100]);
    expect([place(-5), place(50), place(105)]).toEqual([0, 250, 500]);
  });
  test("there may be more room below the data", () => {
    expect(axis({ below: 0.95 }, [0, 100]).at(5)).toBe(250);
    expect(axis({ below: 0.95, log: true }, [1, 100]).at(100 ** 0.05)).toBeCloseTo(250, 9);
  });
  test("given limits are kept", () => expect(axis({ domain: [0, 5] }, [100]).at(5)).toBe(500));
  test("ticks are round numbers with the same digits", () => {
    expect(labels({ domain: [-0.1, 0.1] })).toEqual(["−0.10", "−0.05", "0.00", "0.05", "0.10"]);
    expect(labels({ domain: [0, 2000] })).toContain("1000");
  });
  test("one value, or none, or none that is finite", () => {
    expect(axis({}, [3]).at(3)).toBeCloseTo(250, 9);
    expect(axis({}, [0]).at(0)).toBe(250);
    expect(axis({}).at(0.5)).toBeCloseTo(250, 9);
    expect(axis({}, [Number.NaN, Number.POSITIVE_INFINITY]).at(0.5)).toBeCloseTo(250, 9);
  });
  test("values beyond all measure have a place, and what is infinite or no number moves no limit", () => {
    const { at: place } = axis({}, [0, 1e300, Number.POSITIVE_INFINITY]);
    expect(place(1.05e300)).toBeCloseTo(500, 9);
    expect(place(Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
    expect(place(Number.NaN)).toBeNaN();
  });
  test("an axis ends at its bounds if data go further, and has its margins if they do not", () => {
    const bounds = [-5, 5] as const;
    expect(axis({ bounds }, [0, 1]).at(1.05)).toBe(500);
    const { at: place } = axis({ bounds }, [0, 1e9]);
    expect(place(5)).toBe(500);
    expect(place(0)).toBeCloseTo(500 / 21, 9);
  });
});

describe("log", () => {
  test("equal ratios are equal distances, and what is below 0 has no place", () => {
    const { at: place } = axis({ log: true, domain: [0.01, 1] });
    expect(place(0.1)).toBeCloseTo(250, 9);
    expect([place(0), place(-1)]).toEqual([Number.NEGATIVE_INFINITY, Number.NaN]);
  });
  test("ticks are powers of ten, and more of a small range", () => {
    expect(labels({ log: true, domain: [1e-6, 1] })).toEqual(["10⁻⁶", "10⁻⁵", "0.0001", "0.001", "0.01", "0.1", "1"]);
    expect(labels({ log: true, domain: [0.002, 0.2] })).toEqual(["0.003", "0.01", "0.03", "0.1"]);
    const few = ["2·10⁻⁷", "2.5·10⁻⁷", "3·10⁻⁷", "4·10⁻⁷", "5·10⁻⁷", "6·10⁻⁷"];
    expect(labels({ log: true, domain: [2e-7, 6e-7] })).toEqual(few);
  });
  test("a range with no such number has those of a linear axis, a very large one not every power", () => {
    expect(labels({ log: true, domain: [0.1233, 0.1236] })).toEqual([
      "0.12330",
      "0.12335",
      "0.12340",
      "0.12345",
      "0.12350",
      "0.12355",
      "0.12360",
    ]);
    expect(labels({ log: true, domain: [1e-20, 1e20] })).toEqual([
      "10⁻²⁰",
      "10⁻¹⁵",
      "10⁻¹⁰",
      "10⁻⁵",
      "1",
      "10⁵",
      "10¹⁰",
      "10¹⁵",
      "10²⁰",
    ]);
  });
  test("without a value above 0", () => expect(axis({ log: true }, [0, -1]).at(0.1)).toBe(0));
  test.each([
    [0.1, 0.09999999999999996],
    [1, 0.9999999999999993, 1.0000000000000007],
    [999999.5, 999999.5000000002],
    [4.077730356976859e-20, 4.0777303569768603e-20],
  ])("marks of numbers that differ in their last digits have places of their own: %s", (...values) => {
    const { ticks, at: place } = axis({ log: true }, values);
    const places = ticks.map(({ value }) => place(value));
    expect(new Set(places).size).toBe(places.length);
    for (const at of places) expect(at >= 0 && at <= 500).toBe(true);
  });
  test("the smallest and the largest numbers", () => {
    expect(labels({ log: true }, [5e-324, 1.7e308])).toEqual([
      "10⁻³⁰⁰",
      "10⁻²⁰⁰",
      "10⁻¹⁰⁰",
      "1",
      "10¹⁰⁰",
      "10²⁰⁰",
      "10³⁰⁰",
    ]);
  });
});

test("names stand at 0, 1, 2, and long ones are cut", () => {
  const { ticks, at } = axis({ names: ["a", "b".repeat(100)], domain: [-0.5, 1.5] });
  expect(ticks.map(({ value, text }) => [at(value), text])).toEqual([
    [125, "a"],
    [375, `${"b".repeat(43)}…`],
  ]);
});

describe("for all doubles", () => {
  /** The number in a label. */
  const read = (label: string): number => {
    const raised = label.replace(/10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, digits: string) => {
      return `1e${[...digits]
        .map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit))
        .map((d) => (d < 0 ? "-" : d))
        .join("")}`;
    });
    return Number(raised.replace("·1e", "e").replace("−", "-"));
  };

  test.each([false, true])("few ticks, in order, inside, that say where they are; log: %s", (log) => {
    const double = fc.double({ noDefaultInfinity: true, ...(log ? { min: Number.MIN_VALUE, noNaN: true } : {}) });
    const check = (values: number[]): void => {
      const { ticks, at: place } = axis({ log }, values);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThan(30);
      const places = ticks.map(({ value }) => place(value));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length);
      for (const { value, text } of ticks) {
        expect(place(value) >= -1 && place(value) <= 501).toBe(true);
        expect(place(read(text))).toBeCloseTo(place(value), 3);
      }
      for (const x of values) if (Number.isFinite(x)) expect(place(x) >= -0.001 && place(x) <= 500.001).toBe(true);
    };
    fc.assert(fc.property(fc.array(double, { maxLength: 4 }), check));
    for (const a of [1.7e308, 1e300, 1, 1e-300, 5e-324]) for (const b of [1.7e308, 1, 5e-324]) check([a, b]);
    fc.assert(fc.property(double, fc.integer({ min: 1, max: 99 }), (a, ulps) => check([a, a * (1 + ulps * 2 ** -52)])));
  });
});

test("ticks at whole numbers only", () => {
  expect(labels({ whole: true, domain: [0.9, 3.1] })).toEqual(["1", "2", "3"]);
  expect(labels({ domain: [0.9, 3.1] })).toContain("1.5");
});

test("a log axis whose ends have no logarithm ends, too", () => {
  for (const domain of [
    [0, 1],
    [-1, Number.POSITIVE_INFINITY],
  ] as const) {
    const { ticks, at } = createAxis({ label: "", log: true, domain }, [], [0, 100]);
    expect(ticks.length).toBeGreaterThan(1);
    expect(Number.isFinite(at(1))).toBe(true);
  }
});
