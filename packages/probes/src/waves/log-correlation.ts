import { math } from "@dz/ndarray";
import { mean } from "../numbers.ts";

/** Pearson's correlation of the logarithms of two lists, where both are above 0 and finite; NaN for fewer than 3 pairs. */
export function logCorrelation(a: readonly number[], b: readonly number[]): number {
  const pairs = a
    .map((x, i) => [x, b[i] as number] as const)
    .filter((pair) => pair.every((x) => x > 0 && Number.isFinite(x)));
  if (pairs.length < 3) return Number.NaN;
  const [x, y] = [0, 1].map((k) => centred(pairs.map((pair) => math.log(pair[k] as number)))) as [number[], number[]];
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

function centred(values: readonly number[]): number[] {
  const middle = mean(values);
  return values.map((value) => value - middle);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] as number), 0);
}
