/**
 * What an engine tells the one {@link arena}.
 *
 * @module
 */
import { arena } from "./arena.ts";
import type { Span } from "./span.ts";

/**
 * Says that a piece of work is done: what lies in the arena may move out. Never changes a value; only speed depends on
 * it. Does nothing while a backward is running.
 */
export function release(): void {
  arena.release();
}

/**
 * Tells the arena whether a graph is being recorded. If so, results are kept in place until a release, because the
 * backward will read them; if not, they are evacuated as soon as a small piece is full.
 */
export function setRecording(value: boolean): void {
  arena.setRecording(value);
}

/** Puts off releases until the returned mark is given to {@link endPrivate}, and allocates in private memory. */
export function beginPrivate(): number {
  return arena.beginPrivate();
}

/** Ends what {@link beginPrivate} began: what was allocated in private memory since then is gone, and throws when it is read. */
export function endPrivate(mark: number): void {
  arena.endPrivate(mark);
}

/** Runs `f` with results in visible memory although a backward is running: for code that may keep what it gets. */
export function inVisible<T>(f: () => T): T {
  return arena.inVisible(f);
}

/** Whether an array on this span is gone when the running backward ends. */
export function isPrivate(span: Span): boolean {
  return arena.isPrivate(span);
}

/** Bytes in use in each region, for tests and benchmarks. */
export function usage(): { pinned: number; visible: number; private: number; staged: number } {
  return arena.usage();
}
