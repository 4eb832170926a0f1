import { median } from "./statistics.ts";

/** A sample shorter than this consists of several calls, so that reading the clock does not count. */
const SHORTEST_SAMPLE = 0.001;

/** What takes longer than this is not repeated for its own sake: a second of work is long enough to be timed. */
const LONG = 2;

/**
 * The median time of a call in seconds. It is called at least twice before anything counts, for `seconds`, so that its code
 * is compiled for good, WebAssembly included; then at least three times, for `seconds`. What takes seconds is called less often.
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
