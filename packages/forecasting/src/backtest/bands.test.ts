import { describe, expect, test } from "vitest";
import { noise } from "../testing/waves.ts";
import { bands, type Rows } from "./bands.ts";

/** Forecasts of zero, and truths of a size, from consecutive origins. */
function rows(errors: Float64Array, horizon: number): Rows {
  const count = errors.length - horizon + 1;
  return {
    forecasts: Array.from({ length: count }, () => new Float64Array(horizon)),
    truths: Array.from({ length: count }, (_, i) => errors.subarray(i, i + horizon)),
  };
}

describe("bands", () => {
  test("hold what they promise, of errors that stay the same", () => {
    const errors = noise(1200);
    const { coverage, widths } = bands(rows(errors.subarray(0, 300), 3), rows(errors.subarray(300), 3), 0.9);
    for (const part of [coverage.all, coverage.oneStep, ...coverage.byHorizon]) {
      expect(Math.abs((part ?? 0) - 0.9)).toBeLessThan(0.03);
    }
    for (const width of widths) expect(Math.abs((width ?? 0) - 0.9)).toBeLessThan(0.1); // of |e| from 0 to 1
  });

  test("follow errors that grow", () => {
    const errors = noise(1200).map((error, t) => error * (1 + t / 400));
    const { coverage } = bands(rows(errors.subarray(0, 300), 3), rows(errors.subarray(300), 3), 0.9);
    expect(coverage.all).toBeGreaterThan(0.85);
  });

  test("are made of errors before their origin: the values to come change no band", () => {
    const errors = noise(200);
    const score = (test: Float64Array): number | null => bands(rows(errors, 2), rows(test, 2), 0.9).coverage.oneStep;
    const first = Float64Array.of(0, 0);
    // The first two test values lie in their bands, whatever is far outside afterwards.
    expect(score(Float64Array.of(...first, 100))).toBe(1);
    expect(score(Float64Array.of(...first, 100, 100))).toBeCloseTo(2 / 3, 12);
  });

  test("know an error only after its target: at the second step one origin later than at the first", () => {
    // The band is as wide as the largest error known: of 0 before the test part, of 1 and then 0.5 in it.
    const errors = Float64Array.from({ length: 20 }, (_, i) => (i === 0 ? 1 : 0.5));
    const { coverage } = bands(rows(new Float64Array(12), 2), rows(errors, 2), 0.9);
    expect(coverage.byHorizon.map((part) => Math.round(19 * (1 - (part ?? 0))))).toEqual([1, 2]);
  });

  test("raise their level where they miss: errors that grow by a fiftieth each step", () => {
    const errors = noise(400).map((error, t) => error * 1.02 ** t);
    const { coverage } = bands(rows(errors.subarray(0, 100), 1), rows(errors.subarray(100), 1), 0.9);
    expect(coverage.all).toBeGreaterThan(0.8); // 0.48 with a level that stays
  });

  test("need no validation values if the test part is long: then some of it has no band, and nothing is said of all", () => {
    const { widths, coverage } = bands({ forecasts: [], truths: [] }, rows(noise(60), 2), 0.9);
    expect(widths.every((width) => width !== null && width > 0.5)).toBe(true);
    expect(coverage.all).toBeNull();
    expect(coverage.oneStep).toBeGreaterThan(0.7);
  });

  test("are not known with too few errors", () => {
    const { widths, coverage, intervalScore } = bands(rows(noise(5), 2), rows(noise(4), 2), 0.9);
    expect(widths).toEqual([null, null]);
    expect([coverage.all, coverage.oneStep, intervalScore]).toEqual([null, null, null]);
  });
});
