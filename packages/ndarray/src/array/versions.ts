/**
 * The times of writes in place, so that code that needs the values of an array later can detect a change.
 *
 * A write is recorded on the span, which an array shares with its views. A span that has moved out keeps its values and
 * the number of its last write.
 *
 * @module
 */
import type { NdArray } from "./ndarray.ts";

let writes = 0;

/** The number of writes in place so far. */
export function writesSoFar(): number {
  return writes;
}

/** Records a write to an array. */
export function noteWrite(a: NdArray): void {
  a.span.written = ++writes;
}

/** Whether an array, or one that it is a view of, was written after the first `before` writes. */
export function writtenSince(a: NdArray, before: number): boolean {
  return a.span.written > before;
}

/** Records that a copy has the values, and so the last write, of another array. */
export function copyVersion(from: NdArray, to: NdArray): void {
  to.span.written = from.span.written;
}
