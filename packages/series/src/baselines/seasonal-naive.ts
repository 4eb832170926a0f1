import { SeriesError } from "../errors/series-error.ts";
import { atLeast } from "./at-least.ts";
import type { Baseline } from "./baseline.ts";

/** The value of one period before, and beyond one period those of the last period again. */
export function seasonalNaive(train: Float64Array, period: number): Baseline {
  if (!Number.isInteger(period) || period < 1) {
    throw new SeriesError(`seasonalNaive: the period is a whole number of steps from 1, got ${period}`);
  }
  atLeast(`seasonalNaive with a period of ${period}`, train, period);
  return {
    name: "seasonalNaive",
    settings: { period },
    forecast: (history, steps) =>
      Float64Array.from({ length: steps }, (_, i) => history[history.length - period + (i % period)] ?? Number.NaN),
  };
}
