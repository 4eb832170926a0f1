/**
 * The bounds of axes, beyond which the relevant values would be indistinguishable.
 *
 * @module
 */
import { TOO_MUCH } from "../pictures/loss-chart.ts";

/** The bounds of an axis for predictions of a wave: five times its range, around its middle. */
export function boundsAround(wave: Float64Array): readonly [number, number] {
  const low = wave.reduce((least, x) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const high = wave.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY);
  const [middle, half] = [(low + high) / 2, (high - low) / 2];
  return [middle - 5 * half, middle + 5 * half];
}

/** The bounds of a linear axis for losses: a million times the smallest positive loss. */
export function boundsOfLosses(losses: readonly number[]): readonly [number, number] {
  const least = losses.reduce((low, x) => (x > 0 && x < low ? x : low), Number.POSITIVE_INFINITY);
  return [Number.NEGATIVE_INFINITY, least * TOO_MUCH];
}

/** Bounds as an option of an axis, which has none if they leave no space between them or are not finite. */
export function boundsIfAny([low, high]: readonly [number, number]): { bounds?: readonly [number, number] } {
  return low < high && Number.isFinite(high - low) ? { bounds: [low, high] } : {};
}
