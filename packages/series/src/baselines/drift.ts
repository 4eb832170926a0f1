import { checkResult } from "../errors/checks.ts";
import { atLeast } from "./at-least.ts";
import type { Baseline } from "./baseline.ts";
import { lastValues } from "./forecaster.ts";

/**
 * The last value, and for each step the mean change of the training part: `y[T] + h (y[T−1] − y[0]) / (T − 1)`, a line
 * from its first point to its last (Hyndman and Athanasopoulos, Forecasting, 5.2). Throws `SeriesError` for fewer than two
 * values.
 */
export function drift(train: Float64Array): Baseline {
  atLeast("drift", train, 2);
  const slope = checkResult("drift", ((train.at(-1) as number) - (train[0] as number)) / (train.length - 1));
  return {
    name: "drift",
    settings: { slope },
    forecast: lastValues("drift", 1, (history, steps) => {
      const last = history.at(-1) as number;
      return Float64Array.from({ length: steps }, (_, i) => last + (i + 1) * slope);
    }),
  };
}
