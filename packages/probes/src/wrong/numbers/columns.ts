import type { StepsSeen } from "../../watch/seen.ts";

/** One column of what a stream read, in order. */
export function inputColumn({ steps, streams, inputs, size }: StepsSeen, stream: number, column: number): Float64Array {
  return Float64Array.from({ length: steps }, (_, i) => inputs[(i * streams + stream) * size + column] as number);
}

/** One column of the targets of a stream, in order. */
export function targetColumn(
  { steps, streams, targets, outputs }: StepsSeen,
  stream: number,
  column = 0,
): Float64Array {
  return Float64Array.from({ length: steps }, (_, i) => targets[(i * streams + stream) * outputs + column] as number);
}

/** The mean and the standard deviation of some numbers. */
export function moments(values: Float64Array): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const square = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / values.length;
  return { mean, deviation: Math.sqrt(square) };
}

/** The correlation of two lists of numbers; 0 if one of them never changes. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [x, y] = [Float64Array.from(a), Float64Array.from(b)];
  const [mx, my] = [moments(x), moments(y)];
  if (mx.deviation === 0 || my.deviation === 0) return 0;
  const product = x.reduce((sum, value, i) => sum + (value - mx.mean) * ((y[i] as number) - my.mean), 0) / x.length;
  return product / (mx.deviation * my.deviation);
}
