/**
 * Where axes end at the latest: beyond it nothing of what matters could be told apart.
 *
 * @module
 */
import { TOO_MUCH } from "../pictures/loss-chart.ts";

/** The bounds of an axis for predictions of a wave: from its middle five times as far as it goes. */
export function boundsAround(wave: Float64Array): readonly [number, number] {
  const low = wave.reduce((least, x) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const high = wave.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY);
  const [middle, half] = [(low + high) / 2, (high - low) / 2];
  return [middle - 5 * half, middle + 5 * half];
}

/** The bounds of a linear axis for losses: a million times the smallest that is above 0. */
export function boundsOfLosses(losses: readonly number[]): readonly [number, number] {
  const least = losses.reduce((low, x) => (x > 0 && x < low ? x : low), Number.POSITIVE_INFINITY);
  return [Number.NEGATIVE_INFINITY, least * TOO_MUCH];
}
