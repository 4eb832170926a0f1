/** The largest shift, in steps. */
const LARGEST = 5;

/** The mean distance between forecasts and the truth some steps before. */
export interface ShiftedError {
  readonly shift: number;
  readonly distance: number;
}

/**
 * The mean of |ŷ[t] − y[t − k]| for the shifts k from −5 to 5, over the points t that all shifts have: smallest at 0 for
 * forecasts in time, at 1 for a network that repeats the last value. Empty for 10 forecasts or fewer, which have no such
 * point.
 */
export function shiftedErrors(truth: Float64Array, forecasts: readonly number[]): ShiftedError[] {
  const inner = forecasts.slice(LARGEST, -LARGEST);
  if (inner.length === 0) return [];
  return Array.from({ length: 2 * LARGEST + 1 }, (_, i) => {
    const shift = i - LARGEST;
    const sum = inner.reduce((total, value, t) => total + Math.abs(value - (truth[t + LARGEST - shift] as number)), 0);
    return { shift, distance: sum / inner.length };
  });
}
