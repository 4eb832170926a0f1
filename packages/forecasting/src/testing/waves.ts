/** Series for tests, made by a program. */

/** Independent numbers from −1 to 1, the same at every call. */
export function noise(n: number, seed: number = 1): Float64Array {
  let state = seed;
  return Float64Array.from({ length: n }, () => {
    state = (state * 48271) % 2147483647;
    return (2 * state) / 2147483647 - 1;
  });
}

/** A wave of a period, with noise of a size. */
export function wave(n: number, period: number, size: number = 0): Float64Array {
  return noise(n).map((e, t) => 10 + Math.sin((2 * Math.PI * t) / period) + size * e);
}

/** A walk of independent steps. */
export function walk(n: number, seed: number = 1): Float64Array {
  let level = 100;
  return noise(n, seed).map((e) => {
    level += e;
    return level;
  });
}
