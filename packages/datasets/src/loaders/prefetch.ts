import { nextTurn } from "../turns/next-turn.ts";

/**
 * The values of an iterable, of which up to `ahead` are prepared while the caller waits for something else.
 *
 * Each value is prepared in a separate task, so that only a caller that really waits (for a worker, a file, a screen)
 * gains; for others each value is made on demand, in the same order. No more than `length` values are prepared: the
 * iterable ends only when the caller reaches the end, regardless of timing.
 *
 * Before a value the host has a turn if it is time, so that a loop that never waits does not starve timers and pages.
 *
 * Leaving the loop ends the iterable. Its errors are thrown in place of their values.
 */
export async function* prefetch<T>(
  values: Iterable<T>,
  length: number,
  ahead: number,
): AsyncGenerator<T, void, undefined> {
  const iterator = values[Symbol.iterator]();
  const ready: (() => IteratorResult<T>)[] = [];
  let made = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const prepare = (): void => {
    timer = undefined;
    ready.push(settled(() => iterator.next()));
    made++;
    schedule();
  };
  const schedule = (): void => {
    if (timer === undefined && ready.length < ahead && made < length) timer = setTimeout(prepare);
  };

  try {
    for (;;) {
      schedule();
      await nextTurn();
      const next = ready.shift();
      if (next === undefined) made++;
      const { done, value } = next === undefined ? iterator.next() : next();
      if (done) return;
      schedule();
      yield value;
    }
  } finally {
    clearTimeout(timer);
    iterator.return?.();
  }
}

/** Calls now; returns or throws the result later. */
function settled<R>(call: () => R): () => R {
  try {
    const result = call();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
