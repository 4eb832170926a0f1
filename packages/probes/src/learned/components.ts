/** Points in their first two principal components. */
export interface Components {
  /** The coordinates of each point. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** The part of the variance of all points that each component has; NaN without any variance. */
  readonly explained: readonly [number, number];
}

/** Enough for components of which the first has 2 % more variance than the next; of equal ones any is right. */
const ROUNDS = 400;

/**
 * The first two principal components of some points [n][dimensions]: power iteration with the covariance, the second one
 * orthogonal to the first.
 */
export function principalComponents(points: readonly Float64Array[]): Components {
  const n = points.length;
  const size = points[0]?.length ?? 0;
  const centre = new Float64Array(size);
  for (const point of points)
    for (let j = 0; j < size; j++) centre[j] = (centre[j] as number) + (point[j] as number) / n;
  const centred = points.map((point) => point.map((value, j) => value - (centre[j] as number)));
  const covariance = covarianceOf(centred, size);
  let total = 0;
  for (let j = 0; j < size; j++) total += covariance[j * size + j] as number;
  const first = largest(covariance, size, null);
  const second = largest(covariance, size, first.axis);
  const along = ({ axis }: Direction): number[] => centred.map((point) => dot(point, axis));
  return { x: along(first), y: along(second), explained: [first.variance / total, second.variance / total] };
}

interface Direction {
  readonly axis: Float64Array;
  readonly variance: number;
}

function covarianceOf(centred: readonly Float64Array[], size: number): Float64Array {
  const covariance = new Float64Array(size * size);
  for (const point of centred) {
    for (let i = 0; i < size; i++) {
      const value = (point[i] as number) / centred.length;
      for (let j = 0; j < size; j++)
        covariance[i * size + j] = (covariance[i * size + j] as number) + value * (point[j] as number);
    }
  }
  return covariance;
}

/** The direction of the most variance, orthogonal to another. */
function largest(covariance: Float64Array, size: number, not: Float64Array | null): Direction {
  // The start has a part of every direction, and is no special one of them.
  let axis = unit(
    orthogonal(
      Float64Array.from({ length: size }, (_, j) => 1 + ((j * 0.618034) % 1)),
      not,
    ),
  );
  let variance = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const next = orthogonal(
      axis.map((_, i) => dot(covariance.subarray(i * size, (i + 1) * size), axis)),
      not,
    );
    const length = Math.sqrt(dot(next, next));
    if (!(length > 0)) return { axis, variance: 0 };
    const settled = Math.abs(length - variance) <= 1e-14 * length;
    variance = length;
    axis = next.map((value) => value / length);
    if (settled) break;
  }
  return { axis, variance };
}

function orthogonal(values: Float64Array, not: Float64Array | null): Float64Array {
  if (not === null) return values;
  const part = dot(values, not);
  return values.map((value, i) => value - part * (not[i] as number));
}

function unit(values: Float64Array): Float64Array {
  const length = Math.sqrt(dot(values, values));
  return length > 0 ? values.map((value) => value / length) : values;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
