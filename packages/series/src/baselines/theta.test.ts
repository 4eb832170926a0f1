import { describe, expect, test } from "vitest";
import { theta } from "./theta.ts";

describe("theta", () => {
  test("goes on along half the slope of a line, from its end", () => {
    const line = Float64Array.from({ length: 50 }, (_, t) => 10 + 2 * t);
    const { forecast, settings } = theta(line);
    expect(settings?.drift).toBeCloseTo(1, 10);
    expect(settings?.alpha).toBeCloseTo(1, 5);
    const [first = 0, second = 0] = forecast(line, 2);
    expect(first).toBeCloseTo(109, 3);
    expect(second - first).toBeCloseTo(1, 10);
  });

  test.each([
    ["positive", 100],
    ["of both signs", 0],
  ])("keeps the season of a series that is %s", (_, level) => {
    const season = [5, -3, 1, -3];
    const series = Float64Array.from({ length: 80 }, (_, t) => level + (season[t % 4] as number));
    const got = theta(series, { period: 4 }).forecast(series.subarray(0, 78), 4);
    for (const [i, value] of got.entries()) expect(value).toBeCloseTo(level + (season[(78 + i) % 4] as number), 1);
  });

  test("smooths noise: the weight is small where only a level is to be learned", () => {
    const noise = Float64Array.from({ length: 400 }, (_, t) => 10 + Math.sin(t * t));
    expect(theta(noise).settings?.alpha).toBeLessThan(0.1);
    expect(theta(noise).forecast(noise, 1)[0]).toBeCloseTo(10, 0);
  });

  test("refuses too few values", () => {
    expect(() => theta(Float64Array.of(1, 2, 3, 4, 5), { period: 4 })).toThrow(
      "theta: needs 8 values to be fitted, the training part has 5",
    );
  });
});
