import { checkResult } from "../errors/checks.ts";
import { mean } from "../numbers/moments.ts";
import { atLeast } from "./at-least.ts";
import type { Baseline } from "./baseline.ts";
import { lastValues } from "./forecaster.ts";

/** The mean of the training part, whatever came after it. Throws `SeriesError` if it is empty. */
export function meanOfTraining(train: Float64Array): Baseline {
  atLeast("meanOfTraining", train, 1);
  const value = checkResult("meanOfTraining", mean(train));
  return {
    name: "mean",
    settings: { value },
    forecast: lastValues("meanOfTraining", 0, (_, steps) => new Float64Array(steps).fill(value)),
  };
}
