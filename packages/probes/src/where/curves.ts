import { mean } from "../numbers.ts";

/** The mean of the first values, or of all if they are fewer. */
export function firstMean(values: Float64Array, count: number): number {
  return mean(values.subarray(0, count));
}

/** Each value as a mean with as many neighbours on either side, at most `width`: the first and the last as they are. */
export function smoothed(values: Float64Array, width: number): number[] {
  return Array.from(values, (_, i) => {
    const side = Math.min(width, i, values.length - 1 - i);
    return mean(values.subarray(i - side, i + side + 1));
  });
}

/** 0, 1, ... as numbers of steps. */
export function stepsFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}
