import type { Baseline } from "./baseline.ts";

/** The last value, again and again: what a network must beat before it has learned anything. */
export function persistence(): Baseline {
  return {
    name: "persistence",
    forecast: (history, steps) => new Float64Array(steps).fill(history.at(-1) ?? Number.NaN),
  };
}
