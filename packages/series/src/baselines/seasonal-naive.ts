import { checkNumber } from "../errors/checks.ts";
import { atLeast } from "./at-least.ts";
import type { Baseline } from "./baseline.ts";
import { lastValues } from "./forecaster.ts";

/**
 * The value of one period before, and beyond one period those of the last period again. `period` is a whole number of steps
 * from 1. Throws `SeriesError` if the training part is shorter than that.
 */
export function seasonalNaive(train: Float64Array, period: number): Baseline {
  checkNumber("seasonalNaive", "period", period, { whole: true, from: 1 });
  atLeast(`seasonalNaive with a period of ${period}`, train, period);
  return {
    name: "seasonalNaive",
    settings: { period },
    forecast: lastValues(`seasonalNaive with a period of ${period}`, period, (history, steps) => {
      const start = history.length - period;
      return Float64Array.from({ length: steps }, (_, i) => history[start + (i % period)] as number);
    }),
  };
}
