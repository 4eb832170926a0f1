import { checkFinite, checkNumber } from "../errors/checks.ts";
import { SeriesError } from "../errors/series-error.ts";

/**
 * By how many steps, from −`largest` to `largest` (a whole number from 1), one-step forecasts are late against the true
 * values: the shift k with the smallest mean of |ŷ[t] − y[t − k]|, over the points that all shifts have. 0 is a forecast in
 * time; 1 one that repeats the last value, which looks perfect in a plot of both curves. Of shifts that are as good, the one
 * nearest to 0 is taken, so that a constant series has 0.
 *
 * `truth` and `forecast` are both [n]. Throws `SeriesError` for fewer than 2 `largest` + 1 points: no point would have all
 * shifts.
 */
export function bestShift(truth: Float64Array, forecast: Float64Array, largest = 5): number {
  checkFinite("bestShift", "truth", truth);
  checkFinite("bestShift", "forecast", forecast);
  checkNumber("bestShift", "largest", largest, { whole: true, from: 1 });
  if (truth.length !== forecast.length) {
    throw new SeriesError(`bestShift: ${truth.length} true values and ${forecast.length} forecasts, both need as many`);
  }
  if (truth.length < 2 * largest + 1) {
    throw new SeriesError(
      `bestShift: shifts of up to ${largest} steps need ${2 * largest + 1} points, there are ${truth.length}`,
    );
  }
  let [best, least] = [0, errorAt(truth, forecast, 0, largest)];
  for (let distance = 1; distance <= largest; distance++) {
    for (const shift of [distance, -distance]) {
      const error = errorAt(truth, forecast, shift, largest);
      if (error < least) [best, least] = [shift, error];
    }
  }
  return best;
}

/** The sum of |ŷ[t] − y[t − shift]| over the points that all shifts up to `largest` have. */
function errorAt(truth: Float64Array, forecast: Float64Array, shift: number, largest: number): number {
  let sum = 0;
  for (let t = largest; t < truth.length - largest; t++) {
    sum += Math.abs((forecast[t] as number) - (truth[t - shift] as number));
  }
  return sum;
}
