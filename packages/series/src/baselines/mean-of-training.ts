import { mean } from "../numbers/moments.ts";
import type { Baseline } from "./baseline.ts";

/** The mean of the training part, whatever came after it. */
export function meanOfTraining(train: Float64Array): Baseline {
  const value = mean(train);
  return { name: "mean", settings: { value }, forecast: (_, steps) => new Float64Array(steps).fill(value) };
}
