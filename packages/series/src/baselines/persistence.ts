import type { Baseline } from "./baseline.ts";
import { lastValues } from "./forecaster.ts";

/** The last value, again and again: what a network must beat before it has learned anything. */
export function persistence(): Baseline {
  return {
    name: "persistence",
    forecast: lastValues("persistence", 1, (history, steps) => new Float64Array(steps).fill(history.at(-1) as number)),
  };
}
