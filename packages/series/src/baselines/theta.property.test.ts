import { array, assert, double, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { theta } from "./theta.ts";

/**
 * The method of the paper in its own words, with the weight that was found: decompose by ratios or differences, smooth, add
 * half the slope, and put the season back.
 */
function naive(train: number[], history: number[], period: number, alpha: number, steps: number): number[] {
  const positive = train.every((y) => y > 0);
  const season = seasonOf(train, period, positive);
  const without = (y: number, t: number): number =>
    positive ? y / (season[t % period] as number) : y - (season[t % period] as number);
  const flat = train.map(without);
  const n = flat.length;
  const [meanT, meanY] = [(n - 1) / 2, flat.reduce((a, b) => a + b, 0) / n];
  const slope =
    flat.reduce((sum, y, t) => sum + (t - meanT) * (y - meanY), 0) /
    flat.reduce((sum, _, t) => sum + (t - meanT) ** 2, 0);
  const level = history.map(without).reduce((l, y) => alpha * y + (1 - alpha) * l);
  const T = history.length;
  return Array.from({ length: steps }, (_, i) => {
    const h = i + 1;
    const plain = level + (slope / 2) * (h - 1 + 1 / alpha - (1 - alpha) ** T / alpha);
    const s = season[(T + i) % period] as number;
    return positive ? plain * s : plain + s;
  });
}

function seasonOf(y: number[], period: number, positive: boolean): number[] {
  if (period === 1) return [positive ? 1 : 0];
  const half = Math.floor(period / 2);
  const trend = (t: number): number => {
    const window = y.slice(t - half, t + half + 1);
    if (period % 2 === 1) return window.reduce((a, b) => a + b, 0) / period;
    return (
      (window.slice(1, -1).reduce((a, b) => a + b, 0) + ((window[0] as number) + (window.at(-1) as number)) / 2) /
      period
    );
  };
  const phases = Array.from({ length: period }, (_, phase) => {
    const apart: number[] = [];
    for (let t = phase; t < y.length; t += period) {
      if (t >= half && t + half < y.length)
        apart.push(positive ? (y[t] as number) / trend(t) : (y[t] as number) - trend(t));
    }
    return apart.reduce((a, b) => a + b, 0) / apart.length;
  });
  const center = phases.reduce((a, b) => a + b, 0) / period;
  return phases.map((p) => (positive ? p / center : p - center));
}

test("is the method of the paper, for one period and for none, of positive values and of any", () => {
  const seen = { positive: 0, mixed: 0 };
  assert(
    property(
      array(double({ min: -50, max: 50, noNaN: true }), { minLength: 20, maxLength: 60 }),
      integer({ min: 1, max: 7 }),
      integer({ min: 1, max: 9 }),
      integer({ min: 0, max: 1 }),
      (noise, period, steps, up) => {
        const all = noise.map((e, t) => e + 100 * up + t / 4);
        const train = all.slice(0, 16);
        const { forecast, settings } = theta(Float64Array.from(train), { period });
        const want = naive(train, all, period, settings?.alpha as number, steps);
        seen[train.every((y) => y > 0) ? "positive" : "mixed"]++;
        for (const [i, got] of forecast(Float64Array.from(all), steps).entries()) {
          expect(Math.abs(got - (want[i] as number))).toBeLessThan(1e-8 * (100 + Math.abs(want[i] as number)));
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(Math.min(seen.positive, seen.mixed)).toBeGreaterThan(20);
});

test("no other weight has smaller one-step errors on the training part", () => {
  assert(
    property(array(double({ min: -50, max: 50, noNaN: true }), { minLength: 8, maxLength: 40 }), (list) => {
      const errors = (alpha: number): number => {
        let [level, sum] = [list[0] as number, 0];
        for (const y of list.slice(1)) {
          sum += (y - level) ** 2;
          level = alpha * y + (1 - alpha) * level;
        }
        return sum;
      };
      const { alpha } = theta(Float64Array.from(list)).settings as { alpha: number };
      for (let i = 1; i <= 100; i++) expect(errors(alpha)).toBeLessThanOrEqual(errors(i / 100) * (1 + 1e-9));
    }),
  );
});
