import { atLeast } from "./at-least.ts";
import type { Baseline } from "./baseline.ts";

/**
 * The last value, and for each step the mean change of the training part: `y[T] + h (y[T−1] − y[0]) / (T − 1)`, a line
 * from its first point to its last (Hyndman and Athanasopoulos, Forecasting, 5.2).
 */
export function drift(train: Float64Array): Baseline {
  atLeast("drift", train, 2);
  const slope = ((train.at(-1) as number) - (train[0] as number)) / (train.length - 1);
  return {
    name: "drift",
    settings: { slope },
    forecast: (history, steps) =>
      Float64Array.from({ length: steps }, (_, i) => (history.at(-1) as number) + (i + 1) * slope),
  };
}
