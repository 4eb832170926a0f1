import { math } from "@dz/ndarray";
import { leastSquares } from "../numbers/least-squares.ts";
import { mean } from "../numbers/moments.ts";
import { atLeast } from "./at-least.ts";
import type { Baseline } from "./baseline.ts";

/**
 * The Theta method (Assimakopoulos and Nikolopoulos 2000), which won the M3 competition, in the form of Hyndman and
 * Billah (2003): simple exponential smoothing with half the slope of the trend as its drift,
 * `ŷ[T+h] = l[T] + b/2 (h − 1 + 1/α − (1 − α)ᵀ/α)`. The smoothing weight α has the smallest one-step errors on the
 * training part.
 *
 * With a period, the series is first made free of the season by ratios to the mean of each phase of the detrended training
 * part (by differences, if some value is not positive), and the forecasts get it back.
 */
export function theta(train: Float64Array, { period = 1 }: { readonly period?: number } = {}): Baseline {
  atLeast("theta", train, Math.max(3, 2 * period));
  const season = seasonOf(train, period);
  const flat = season.remove(train);
  const alpha = bestWeight(flat);
  const half = slopeOf(flat) / 2;
  return {
    name: "theta",
    settings: { alpha, drift: half, ...(period > 1 ? { period } : {}) },
    forecast: (history, steps) => {
      const level = smooth(season.remove(history), alpha).level;
      const start = (1 - math.pow(1 - alpha, history.length)) / alpha;
      const plain = Float64Array.from({ length: steps }, (_, i) => level + half * (i + start));
      return season.restore(plain, history.length);
    },
  };
}

interface Season {
  /** The values without the season, the first at phase 0. */
  readonly remove: (values: Float64Array) => Float64Array;
  /** The values with the season, the first at step `from`. */
  readonly restore: (values: Float64Array, from: number) => Float64Array;
}

function seasonOf(train: Float64Array, period: number): Season {
  if (period === 1) return { remove: (values) => values, restore: (values) => values };
  const positive = train.every((value) => value > 0);
  const trend = movingMean(train, period);
  const phases = Float64Array.from({ length: period }, (_, phase) => {
    const apart: number[] = [];
    for (let t = phase; t < train.length; t += period) {
      const [value, around] = [train[t] as number, trend[t] as number];
      if (!Number.isNaN(around)) apart.push(positive ? value / around : value - around);
    }
    return apart.length === 0 ? (positive ? 1 : 0) : mean(Float64Array.from(apart));
  });
  const center = mean(phases);
  const factor = (step: number): number => {
    const at = phases[step % period] as number;
    return positive ? at / center : at - center;
  };
  return positive
    ? {
        remove: (values) => values.map((value, t) => value / factor(t)),
        restore: (values, from) => values.map((value, i) => value * factor(from + i)),
      }
    : {
        remove: (values) => values.map((value, t) => value - factor(t)),
        restore: (values, from) => values.map((value, i) => value + factor(from + i)),
      };
}

/** The centred mean over one period, with half weights at the ends if it is even; NaN where it has no whole period. */
function movingMean(values: Float64Array, period: number): Float64Array {
  const half = Math.floor(period / 2);
  const weights = Float64Array.from({ length: 2 * half + 1 }, (_, i) =>
    period % 2 === 0 && (i === 0 || i === 2 * half) ? 0.5 / period : 1 / period,
  );
  return values.map((_, t) => {
    if (t < half || t + half >= values.length) return Number.NaN;
    return weights.reduce((sum, weight, i) => sum + weight * (values[t - half + i] as number), 0);
  });
}

function slopeOf(values: Float64Array): number {
  const design = Float64Array.from({ length: 2 * values.length }, (_, i) => (i % 2 === 0 ? 1 : (i - 1) / 2));
  return leastSquares(design, values.slice(), 2).solve(2)[1] as number;
}

/** The level after simple exponential smoothing from the first value on, and the squared one-step errors. */
function smooth(values: Float64Array, alpha: number): { level: number; squares: number } {
  let level = values[0] as number;
  let squares = 0;
  for (const value of values.subarray(1)) {
    const error = value - level;
    squares += error * error;
    level += alpha * error;
  }
  return { level, squares };
}

/** The weight from 0.01 to 1 with the smallest squared one-step errors: a grid, then a golden section in its best cell. */
function bestWeight(values: Float64Array): number {
  const at = (alpha: number): number => smooth(values, alpha).squares;
  const grid = Array.from({ length: 100 }, (_, i) => (i + 1) / 100);
  const best = grid.reduce((least, alpha) => (at(alpha) < at(least) ? alpha : least));
  let [low, high] = [Math.max(0.01, best - 0.01), Math.min(1, best + 0.01)];
  const ratio = (Math.sqrt(5) - 1) / 2;
  while (high - low > 1e-6) {
    const [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
    if (at(left) <= at(right)) high = right;
    else low = left;
  }
  const found = (low + high) / 2;
  return at(found) <= at(best) ? found : best;
}
