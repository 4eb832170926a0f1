import { array, assert, double, integer, property, tuple } from "fast-check";
import { expect, test } from "vitest";
import { bandScores, conformalWidths } from "./bands.ts";
import { bestShift } from "./best-shift.ts";
import { maseScale, scores, skill } from "./errors.ts";
import { horizonScores, rollingForecasts } from "./rolling.ts";

const value = double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true });
const pairs = array(tuple(value, value), { minLength: 1, maxLength: 30 });
const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length;

/** Equal but for the rounding of sums. */
function close(got: number, want: number): void {
  expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-12 * Math.max(Math.abs(want), 1e-300));
}

test("scores are their formulas", () => {
  assert(
    property(pairs, double({ min: 1e-3, max: 1e3, noNaN: true }), (list, scale) => {
      const got = scores(
        Float64Array.from(list, ([y]) => y),
        Float64Array.from(list, ([, f]) => f),
        scale,
      );
      close(got.mse, mean(list.map(([y, f]) => (y - f) ** 2)));
      close(got.rmse, Math.sqrt(mean(list.map(([y, f]) => (y - f) ** 2))));
      close(got.mae, mean(list.map(([y, f]) => Math.abs(y - f))));
      close(got.mase, mean(list.map(([y, f]) => Math.abs(y - f))) / scale);
      close(got.smape, mean(list.map(([y, f]) => (y === f ? 0 : (2 * Math.abs(y - f)) / (Math.abs(y) + Math.abs(f))))));
      expect(got.smape).toBeLessThanOrEqual(2 + 1e-12);
    }),
  );
});

test("maseScale is the error of the seasonal naive on the training part", () => {
  assert(
    property(array(value, { minLength: 8, maxLength: 30 }), integer({ min: 1, max: 7 }), (y, period) => {
      close(
        maseScale(Float64Array.from(y), period),
        mean(y.slice(period).map((v, i) => Math.abs(v - (y[i] as number)))),
      );
    }),
  );
});

test("horizonScores are the scores of each step", () => {
  assert(
    property(array(value, { minLength: 12, maxLength: 30 }), integer({ min: 1, max: 5 }), (list, horizon) => {
      const y = Float64Array.from(list);
      const rows = rollingForecasts(
        y,
        6,
        (history, steps) => Float64Array.from({ length: steps }, (_, i) => history.length + i),
        horizon,
      );
      const got = horizonScores(y, 6, rows, 2);
      expect(got.origins).toBe(y.length - 6 - horizon + 1);
      for (let h = 0; h < horizon; h++) {
        const truth = y.subarray(6 + h, 6 + h + got.origins);
        const step = scores(
          truth,
          Float64Array.from(rows, (row) => row[h] as number),
          2,
        );
        expect(got.mae[h]).toBeCloseTo(step.mae, 6);
        expect(got.rmse[h]).toBeCloseTo(step.rmse, 6);
      }
      close(got.mase, mean(got.mae) / 2);
    }),
  );
});

test("bandScores are their formulas", () => {
  const band = tuple(value, value, value).map(([y, a, b]) => [y, Math.min(a, b), Math.max(a, b)] as const);
  assert(
    property(
      array(band, { minLength: 1, maxLength: 20 }),
      double({ min: 0.01, max: 0.99, noNaN: true }),
      (list, level) => {
        const column = (i: 0 | 1 | 2): Float64Array => Float64Array.from(list, (row) => row[i]);
        const got = bandScores(column(0), column(1), column(2), level);
        expect(got.coverage).toBe(list.filter(([y, l, u]) => l <= y && y <= u).length / list.length);
        close(got.width, mean(list.map(([, l, u]) => u - l)));
        const alpha = 1 - level;
        close(
          got.intervalScore,
          mean(
            list.map(([y, l, u]) => u - l + (y < l ? (2 / alpha) * (l - y) : 0) + (y > u ? (2 / alpha) * (y - u) : 0)),
          ),
        );
      },
    ),
  );
});

test("conformalWidths hold the part of the residuals that they promise, and no smaller ones do", () => {
  assert(
    property(
      array(value, { minLength: 1, maxLength: 40 }),
      double({ min: 0.05, max: 0.95, noNaN: true }),
      (list, level) => {
        const [width = Number.NaN] = conformalWidths(
          list.map((residual) => Float64Array.of(residual)),
          level,
        );
        const rank = Math.ceil((list.length + 1) * level - 1e-12);
        const within = (w: number): number => list.filter((residual) => Math.abs(residual) <= w).length;
        if (width === Number.POSITIVE_INFINITY) expect(rank).toBeGreaterThan(list.length);
        else {
          expect(within(width)).toBeGreaterThanOrEqual(rank);
          expect(list.filter((residual) => Math.abs(residual) < width).length).toBeLessThan(rank);
        }
      },
    ),
  );
});

test("bestShift is the shift with the smallest error", () => {
  assert(
    property(
      array(tuple(value, value), { minLength: 7, maxLength: 30 }),
      integer({ min: 1, max: 3 }),
      (list, largest) => {
        const [y, f] = [list.map(([a]) => a), list.map(([, b]) => b)];
        const error = (k: number): number =>
          f
            .map((v, t) => (t < largest || t >= f.length - largest ? 0 : Math.abs(v - (y[t - k] as number))))
            .reduce((a, b) => a + b, 0);
        const got = bestShift(Float64Array.from(y), Float64Array.from(f), largest);
        for (let k = -largest; k <= largest; k++) expect(error(got)).toBeLessThanOrEqual(error(k));
      },
    ),
  );
});

test("skill of a forecast against itself is 0, half its error 0.5", () => {
  assert(
    property(double({ min: 1e-3, max: 1e6, noNaN: true }), (mae) => {
      expect(skill(mae, mae)).toBe(0);
      expect(skill(mae / 2, mae)).toBe(0.5);
    }),
  );
});
