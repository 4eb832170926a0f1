import { CosineTest, SinCurve } from "@dz/datasets";
import { RandomState } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { autoregression, fitAutoregression, meanSquare, persistence } from "./baselines.ts";

const wave = (set: SinCurve | CosineTest) => ({
  xs: set.xs().toTypedArray() as Float64Array,
  ts: set.ts().toTypedArray() as Float64Array,
});

test("mean of squared differences, from an index on", () => {
  expect(meanSquare(Float64Array.of(1, 2, 3), Float64Array.of(0, 2, 5))).toBeCloseTo(5 / 3, 12);
  expect(meanSquare(Float64Array.of(1, 2, 3), Float64Array.of(0, 2, 5), 1)).toBe(2);
});

describe("autoregression", () => {
  const steps = Float64Array.from({ length: 60 }, (_, i) => Math.sin(i / 3) + 0.5);
  const smooth = { xs: steps.slice(0, -1), ts: steps.slice(1) };

  test("finds the recurrence of a sine, x[t+1] = 2cos(w)·x[t] - x[t-1], and its constant", () => {
    const c = 2 * Math.cos(1 / 3);
    const expected = [0.5 * (2 - c), c, -1].map((x) => expect.closeTo(x, 9));
    expect([...fitAutoregression(smooth, 2)]).toEqual(expected);
  });

  test("predicts with it, and what it has no past for is the last value", () => {
    const predicted = autoregression(smooth, fitAutoregression(smooth, 2));
    expect(predicted[0]).toBe(smooth.xs[0]);
    expect(meanSquare(predicted.slice(1), smooth.ts.slice(1))).toBeLessThan(1e-18);
  });

  test("is least: other coefficients have larger errors", () => {
    const data = wave(new SinCurve({ random: new RandomState(0) }));
    const best = fitAutoregression(data, 2);
    const error = (c: Float64Array) => meanSquare(autoregression(data, c), data.ts, 1);
    for (let i = 0; i < 3; i++) {
      for (const step of [-0.01, 0.01]) {
        expect(error(best.map((c, j) => (i === j ? c + step : c)))).toBeGreaterThan(error(best));
      }
    }
  });
});

test("persistence on the article's waves is as bad as is known", () => {
  const train = wave(new SinCurve({ random: new RandomState(0) }));
  const test = wave(new CosineTest());
  expect(meanSquare(persistence(train), train.ts)).toBeCloseTo(1.69e-3, 4);
  expect(meanSquare(persistence(test), test.ts)).toBeCloseTo(7.9e-5, 6);
});
