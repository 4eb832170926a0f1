import { mean } from "../numbers.ts";

/**
 * How well a path [steps][dimensions] closes after a period, a number of steps: the root mean square distance of the points
 * of its last quarter to where it was a period before, by that of the points of its last half, or of its last period if that
 * is longer, from their centre. Between two steps the path is a line. NaN for a path shorter than a period.
 */
export function closure(path: readonly Float64Array[], period: number): number {
  const { length } = path;
  if (!(period >= 1 && length > period)) return Number.NaN;
  const squares: number[] = [];
  for (let i = Math.max(Math.ceil(period), Math.floor((3 * length) / 4)); i < length; i++) {
    squares.push(distance(path[i] as Float64Array, at(path, i - period)) ** 2);
  }
  return Math.sqrt(mean(squares)) / size(path.slice(Math.floor(length - Math.max(period, length / 2))));
}

function at(path: readonly Float64Array[], place: number): Float64Array {
  const [low, part] = [Math.floor(place), place % 1];
  const [a, b] = [path[low] as Float64Array, path[low + 1] as Float64Array];
  return a.map((value, j) => value + part * ((b[j] as number) - value));
}

function size(points: readonly Float64Array[]): number {
  const [first = new Float64Array(0)] = points;
  const centre = first.map((_, j) => mean(points.map((point) => point[j] as number)));
  return Math.sqrt(mean(points.map((point) => distance(point, centre) ** 2)));
}

function distance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += ((a[j] as number) - (b[j] as number)) ** 2;
  return Math.sqrt(sum);
}
