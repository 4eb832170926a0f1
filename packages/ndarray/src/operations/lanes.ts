/**
 * Lanes: the vectors along one axis of an array.
 *
 * @module
 */
import { type Shape, sizeOf } from "../array/shape.ts";

/**
 * @internal Calls `visit` for each lane of a row-major array along an axis, in row-major order: its number, the place of
 * its first element and the distance between its elements.
 */
export function eachLane(shape: Shape, axis: number, visit: (lane: number, start: number, step: number) => void): void {
  const step = sizeOf(shape.slice(axis + 1));
  const outer = sizeOf(shape.slice(0, axis));
  const block = (shape[axis] as number) * step;
  for (let lane = 0; lane < outer * step; lane++) {
    visit(lane, Math.floor(lane / step) * block + (lane % step), step);
  }
}

/** @internal Copies the elements of a lane to the list `to`. */
export function readLane(
  from: ArrayLike<number>,
  start: number,
  step: number,
  to: { [i: number]: number; readonly length: number },
): void {
  for (let i = 0, at = start; i < to.length; i++, at += step) to[i] = from[at] as number;
}

/** @internal Copies the first `count` elements of a list to a lane. */
export function writeLane(
  to: { [i: number]: number },
  start: number,
  step: number,
  from: ArrayLike<number>,
  count: number,
): void {
  for (let i = 0, at = start; i < count; i++, at += step) to[at] = from[i] as number;
}
