import { describe, expect, test } from "vitest";
import { type AxisOptions, createAxis } from "./axis.ts";

const axis = (options: Partial<AxisOptions>, values: number[] = []) => {
  return createAxis({ label: "", ...options }, values, [0, 500]);
};
const labels = (...args: Parameters<typeof axis>) => axis(...args).ticks.map(({ label }) => label);

describe("linear", () => {
  test("data have a margin of 5 % on both sides", () => {
    const { place } = axis({}, [0, 100]);
    expect([place(-5), place(50), place(105)]).toEqual([0, 250, 500]);
  });
  test("there may be more room below the data", () => {
    expect(axis({ below: 0.95 }, [0, 100]).place(5)).toBe(250);
    expect(axis({ below: 0.95, log: true }, [1, 100]).place(100 ** 0.05)).toBeCloseTo(250, 9);
  });
  test("given limits are kept", () => expect(axis({ domain: [0, 5] }, [100]).place(5)).toBe(500));
  test("ticks are round numbers with the same digits", () => {
    expect(labels({ domain: [-0.1, 0.1] })).toEqual(["−0.10", "−0.05", "0.00", "0.05", "0.10"]);
    expect(labels({ domain: [0, 2000] })).toContain("1000");
  });
  test("one value, or none, or none that is finite", () => {
    expect(axis({}, [3]).place(3)).toBeCloseTo(250, 9);
    expect(axis({}, [0]).place(0)).toBe(250);
    expect(axis({}).place(0.5)).toBeCloseTo(250, 9);
    expect(axis({}, [Number.NaN, Number.POSITIVE_INFINITY]).place(0.5)).toBeCloseTo(250, 9);
  });
  test("values beyond all measure have no place, and move no limit", () => {
    const { place } = axis({}, [0, 100, 1e300]);
    expect(place(105)).toBe(500);
    expect([place(1e300), place(Number.NaN), place(Number.NEGATIVE_INFINITY)]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });
});

describe("log", () => {
  test("equal ratios are equal distances, and what is not above 0 has no place", () => {
    const { place } = axis({ log: true, domain: [0.01, 1] });
    expect(place(0.1)).toBeCloseTo(250, 9);
    expect([place(0), place(-1)]).toEqual([Number.NaN, Number.NaN]);
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
  test("without a value above 0", () => expect(axis({ log: true }, [0, -1]).place(0.1)).toBe(0));
});

test("names stand at 0, 1, 2, and long ones are cut", () => {
  const { ticks } = axis({ names: ["a", "b".repeat(100)], domain: [-0.5, 1.5] });
  expect(ticks).toEqual([
    { at: 125, label: "a" },
    { at: 375, label: `${"b".repeat(43)}…` },
  ]);
});
