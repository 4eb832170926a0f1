// How results are written: over what is there, or added to it.

import { loadPart, storePart } from "./vector";

// @ts-ignore: decorator
@inline
export function put<T>(out: usize, x: v128, accumulate: i32): void {
  v128.store(out, accumulate ? v128.add<T>(v128.load(out), x) : x);
}

// @ts-ignore: decorator
@inline
export function putPart<T>(out: usize, x: v128, left: usize, accumulate: i32): void {
  storePart<T>(out, accumulate ? v128.add<T>(loadPart<T>(out, left), x) : x, left);
}

// @ts-ignore: decorator
@inline
export function put1<T>(out: usize, x: T, accumulate: i32): void {
  store<T>(out, accumulate ? <T>(load<T>(out) + x) : x);
}

/** `out[..] += x[..]` for `left` bytes. */
export function addTo<T>(x: usize, out: usize, left: usize): void {
  for (; left >= 16; left -= 16, x += 16, out += 16) v128.store(out, v128.add<T>(v128.load(out), v128.load(x)));
  if (left) storePart<T>(out, v128.add<T>(loadPart<T>(out, left), loadPart<T>(x, left)), left);
}

/** `out[..] (+)= x[..]` for `bytes`. */
export function putRow<T>(x: usize, out: usize, bytes: usize, accumulate: i32): void {
  if (accumulate) addTo<T>(x, out, bytes);
  else memory.copy(out, x, bytes);
}
