import { describe, expect, test } from "vitest";
import { noise, wave } from "./testing/waves.ts";
import { hasTrend } from "./trend.ts";

describe("hasTrend", () => {
  test.each<[boolean, string, Float64Array]>([
    [true, "a line", Float64Array.from({ length: 60 }, (_, t) => t)],
    [true, "a falling line with noise", noise(60).map((e, t) => e - 0.1 * t)],
    [true, "a step", Float64Array.from({ length: 60 }, (_, t) => (t < 30 ? 0 : 1))],
    [false, "noise", noise(60)],
    [false, "a line that noise hides", noise(60).map((e, t) => e + 0.001 * t)],
    [false, "a wave", wave(60, 10)],
    [false, "a constant", new Float64Array(60).fill(3)],
    [false, "five values", Float64Array.of(1, 2, 3, 4, 5)],
    [false, "nothing", new Float64Array(0)],
  ])("is %s of %s", (expected, _, values) => {
    expect(hasTrend(values)).toBe(expected);
  });
});
