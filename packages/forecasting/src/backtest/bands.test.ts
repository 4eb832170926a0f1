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
    // Errors of 0 before the test part, of 1 in it.
    const zeros = rows(new Float64Array(12), 2);
    const { coverage } = bands(zeros, rows(new Float64Array(60).fill(1), 2), 0.5);
    // The band is 0 until it is made of more ones than zeros; each origin before that misses.
    const missed = coverage.byHorizon.map((part) => Math.round(59 * (1 - (part ?? 0))));
    expect((missed[1] as number) - (missed[0] as number)).toBe(1);
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
