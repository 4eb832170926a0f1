/**
 * The signals of an engine to the one {@link arena}.
 *
 * @module
 */
import { arena } from "./arena.ts";
import type { Span } from "./span.ts";

/**
 * Signals that a piece of work is complete: arrays may move out of the arena. Never changes a value, only speed. Does
 * nothing while a backward is running.
 */
export function release(): void {
  arena.release();
}

/**
 * Sets whether a graph is being recorded. If so, results stay in place until a release, because the backward will read
 * them; if not, they move out as soon as a small piece is full.
 */
export function setRecording(value: boolean): void {
  arena.setRecording(value);
}

/** Defers releases until the returned mark is passed to {@link endPrivate}, and allocates in private memory. */
export function beginPrivate(): number {
  return arena.beginPrivate();
}

/** Ends what {@link beginPrivate} began: arrays allocated in private memory since then throw when they are read. */
export function endPrivate(mark: number): void {
  arena.endPrivate(mark);
}

/** Runs `f` with results in visible memory although a backward is running: for code that may keep its results. */
export function inVisible<T>(f: () => T): T {
  return arena.inVisible(f);
}

/** Whether the arrays on this span are lost when the running backward ends. */
export function isPrivate(span: Span): boolean {
  return arena.isPrivate(span);
}

/** Bytes in use in each region, for tests and benchmarks. */
export function usage(): { pinned: number; visible: number; private: number; staged: number } {
  return arena.usage();
}
