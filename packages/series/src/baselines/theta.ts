import { math, type OptionTable } from "@dz/ndarray";
import { checkedOptions, checkResult } from "../errors/checks.ts";
import { leastSquares } from "../numbers/least-squares.ts";
import { mean } from "../numbers/moments.ts";
import { atLeast } from "./at-least.ts";
import type { Baseline } from "./baseline.ts";
import { wholeHistory } from "./forecaster.ts";

export interface ThetaOptions {
  /** The period of the season in steps, 1 for none (default 1). */
  readonly period?: number;
}

const thetaOptions = { period: { default: 1, whole: true, from: 1 } } satisfies OptionTable<ThetaOptions>;

/**
 * The Theta method (Assimakopoulos and Nikolopoulos 2000), which won the M3 competition, in the form of Hyndman and
 * Billah (2003): simple exponential smoothing with half the slope of the trend as its drift,
 * `ŷ[T+h] = l[T] + b/2 (h − 1 + 1/α − (1 − α)ᵀ/α)`. The smoothing weight α has the smallest one-step errors on the
 * training part.
 *
 * With a period, the series is first made free of the season by ratios to the mean of each phase of the detrended training
 * part (by differences, if some value is not positive), and the forecasts get it back.
 *
 * Throws `SeriesError` for fewer than 3 values, or than two periods. A history has to begin where the training part does,
 * so that its phases are those of the season.
 */
export function theta(train: Float64Array, options?: ThetaOptions): Baseline {
  const { period } = checkedOptions("theta", thetaOptions, options);
  atLeast("theta", train, Math.max(3, 2 * period));
  const season = seasonOf(train, period);
  const flat = season.remove(train);
  const alpha = bestWeight(flat);
  const half = checkResult("theta", slopeOf(flat) / 2);
  const from = (level: number, length: number, steps: number): Float64Array => {
    const start = (1 - math.pow(1 - alpha, length)) / alpha;
    const plain = Float64Array.from({ length: steps }, (_, i) => level + half * (i + start));
    return season.restore(plain, length);
  };
  return {
    name: "theta",
    settings: { alpha, drift: half, ...(period > 1 ? { period } : {}) },
    forecast: wholeHistory(
      "theta",
      (history, steps) => from(smooth(season.remove(history), alpha).level, history.length, steps),
      (series, start, origins, steps) => {
        const levels = levelsFrom(season.remove(series.subarray(0, start + origins - 1)), alpha, start);
        return Array.from(levels, (level, i) => from(level, start + i, steps));
      },
    ),
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
    return mean(Float64Array.from(apart)); // two periods have each phase at least once
  });
  const center = checkResult("theta", mean(phases));
  const factors = phases.map((at) => (positive ? at / center : at - center));
  const factor = (step: number): number => factors[step % period] as number;
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
    let sum = 0;
    for (let i = 0; i < weights.length; i++) sum += (weights[i] as number) * (values[t - half + i] as number);
    return sum;
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
  for (let t = 1; t < values.length; t++) {
    const error = (values[t] as number) - level;
    squares += error * error;
    level += alpha * error;
  }
  return { level, squares };
}

/** The levels after the first `start` values, and after each further one. */
function levelsFrom(values: Float64Array, alpha: number, start: number): Float64Array {
  const levels = new Float64Array(values.length - start + 1);
  let level = values[0] as number;
  levels[0] = level;
  for (let t = 1; t < values.length; t++) {
    level += alpha * ((values[t] as number) - level);
    if (t + 1 >= start) levels[t + 1 - start] = level;
  }
  return levels;
}

/** The weight from 0.01 to 1 with the smallest squared one-step errors: a grid, then a golden section in its best cell. */
function bestWeight(values: Float64Array): number {
  const at = (alpha: number): number => smooth(values, alpha).squares;
  let [best, least] = [0.01, at(0.01)];
  for (let i = 2; i <= 100; i++) {
    const squares = at(i / 100);
    if (squares < least) [best, least] = [i / 100, squares];
  }
  checkResult("theta", least);
  let [low, high] = [Math.max(0.01, best - 0.01), Math.min(1, best + 0.01)];
  const ratio = (Math.sqrt(5) - 1) / 2;
  while (high - low > 1e-6) {
    const [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
    if (at(left) <= at(right)) high = right;
    else low = left;
  }
  const found = (low + high) / 2;
  return at(found) <= least ? found : best;
}
