import { mean } from "../numbers/moments.ts";

/**
 * By how many steps, from −`largest` to `largest`, one-step forecasts are late against the true values: the shift k with
 * the smallest mean of |ŷ[t] − y[t − k]|, over the points that all shifts have. 0 is a forecast in time; 1 one that repeats
 * the last value, which looks perfect in a plot of both curves.
 */
export function bestShift(truth: Float64Array, forecast: Float64Array, largest = 5): number {
  const inner = forecast.subarray(largest, forecast.length - largest);
  const errors = Array.from({ length: 2 * largest + 1 }, (_, i) =>
    mean(inner.map((value, t) => Math.abs(value - (truth[t + 2 * largest - i] as number)))),
  );
  return errors.indexOf(Math.min(...errors)) - largest;
}
