/**
 * When arrays were last written in place, so that whoever needs the values of one later can tell whether it still has them.
 *
 * A write is noted on the span, which an array shares with its views. What has moved out of the heap stays as it was, and
 * keeps the number of its last write.
 *
 * @module
 */
import type { NdArray } from "./ndarray.ts";

/** How many writes in place there have been. */
export let writes = 0;

/** Notes that an array is written. */
export function noteWrite(a: NdArray): void {
  a.span.written = ++writes;
}

/** Whether an array, or one that it is a view of, was written after the first `mark` writes. */
export function writtenSince(a: NdArray, mark: number): boolean {
  return a.span.written > mark;
}

/** Notes that a copy has the values, and so the last write, of another array. */
export function copyVersion(from: NdArray, to: NdArray): void {
  to.span.written = from.span.written;
}
