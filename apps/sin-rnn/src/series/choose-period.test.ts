import { UsageError } from "@dz/command-line";
import { expect, test } from "vitest";
import { choosePeriod } from "./choose-period.ts";

const wave = (n: number, period: number): Float64Array =>
  Float64Array.from({ length: n }, (_, t) => Math.sin((2 * Math.PI * t) / period));

test("auto finds it, unless it is longer than a third or there is none", () => {
  expect(choosePeriod("auto", wave(100, 12))).toBe(12);
  expect(choosePeriod("auto", wave(30, 12))).toBeNull();
  expect(
    choosePeriod(
      "auto",
      Float64Array.from({ length: 50 }, (_, t) => t),
    ),
  ).toBeNull();
});

test("what is asked for counts, if it is shorter than the series", () => {
  expect(choosePeriod(7, wave(100, 12))).toBe(7);
  expect(choosePeriod(null, wave(100, 12))).toBeNull();
  expect(choosePeriod(99, wave(100, 12))).toBe(99);
  expect(() => choosePeriod(100, wave(100, 12))).toThrow(
    new UsageError("--period 100: there are only 100 values to learn from; take a shorter period, or none"),
  );
});
