import { median } from "./statistics.ts";

/** Shorter samples are combined from several calls, so that reading the clock does not matter. */
const SHORTEST_SAMPLE = 0.001;

/** Calls longer than this in seconds are not repeated only to be timed. */
const LONG = 2;

/**
 * The median time of a call in seconds. It is called at least twice, and for `seconds`, before measuring, so that its
 * code, WebAssembly included, is fully compiled; then at least three times, and for `seconds`. Calls that take seconds
 * are made less often.
 */
export function secondsOf(call: () => void, seconds: number): number {
  const now = (): number => performance.now() / 1000;
  const start = now();
  let calls = 0;
  do {
    call();
    calls++;
  } while ((calls < 2 && now() - start < LONG) || now() - start < seconds);
  const each = (now() - start) / calls;
  const batch = seconds === 0 ? 1 : Math.max(1, Math.ceil(SHORTEST_SAMPLE / each));

  const samples: number[] = [];
  const begin = now();
  while ((samples.length < 3 && now() - begin < LONG) || now() - begin < seconds) {
    const before = now();
    for (let i = 0; i < batch; i++) call();
    samples.push((now() - before) / batch);
  }
  return median(samples);
}
