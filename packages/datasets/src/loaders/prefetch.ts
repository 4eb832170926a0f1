/**
 * The values of an iterable, some of them prepared ahead while the caller waits for something else.
 *
 * A value is prepared in a task of its own, so only a caller that really waits (for a worker, a file, a screen) gains by
 * it; for others each value is made when it is asked for, in the same order. Of the `length` values none is prepared
 * beyond the last: what the iterable does at its end, it does when the caller gets there, whatever the timing.
 *
 * Leaving the loop ends the iterable. An error of it is thrown where its value would have come.
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

/** What a call gives or throws, to be had later. */
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
