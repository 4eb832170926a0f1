// Sums. Several accumulators, so that the additions do not wait for each other.

import { mulAdd, splat, sumOfLanes, wholeBytes } from "./vector";

/** `Σ a[i]` */
// @ts-ignore: decorator
@inline
function sumOf<T>(a: usize, n: i32): T {
  let s0 = splat<T>(0);
  let s1 = splat<T>(0);
  let s2 = splat<T>(0);
  let s3 = splat<T>(0);
  const whole = wholeBytes<T>(n);
  const end = <usize>n * sizeof<T>();
  let i: usize = 0;
  for (; i + 64 <= whole; i += 64) {
    s0 = v128.add<T>(s0, v128.load(a + i));
    s1 = v128.add<T>(s1, v128.load(a + i, 16));
    s2 = v128.add<T>(s2, v128.load(a + i, 32));
    s3 = v128.add<T>(s3, v128.load(a + i, 48));
  }
  for (; i < whole; i += 16) s0 = v128.add<T>(s0, v128.load(a + i));
  let total = sumOfLanes<T>(v128.add<T>(v128.add<T>(s0, s1), v128.add<T>(s2, s3)));
  for (; i < end; i += sizeof<T>()) total = <T>(total + load<T>(a + i));
  return total;
}

/** Sums the middle axis of `a` [outer, length, inner] into `out` [outer, inner]. */
// @ts-ignore: decorator
@inline
export function sum<T>(a: usize, out: usize, outer: i32, length: i32, inner: i32): void {
  const block = <usize>length * <usize>inner * sizeof<T>();
  const row = <usize>inner * sizeof<T>();
  if (inner == 1) {
    for (let i = 0; i < outer; i++, a += block, out += sizeof<T>()) store<T>(out, sumOf<T>(a, length));
    return;
  }
  const whole = wholeBytes<T>(inner);
  for (let i = 0; i < outer; i++, a += block, out += row) {
    let j: usize = 0;
    for (; j < whole; j += 16) {
      let total = splat<T>(0);
      for (let k: usize = 0; k < block; k += row) total = v128.add<T>(total, v128.load(a + k + j));
      v128.store(out + j, total);
    }
    for (; j < row; j += sizeof<T>()) {
      let total: T = <T>0;
      for (let k: usize = 0; k < block; k += row) total = <T>(total + load<T>(a + k + j));
      store<T>(out + j, total);
    }
  }
}

/** `Σ a[i]·b[i]` */
// @ts-ignore: decorator
@inline
export function dot<T>(a: usize, b: usize, n: i32): T {
  let s0 = splat<T>(0);
  let s1 = splat<T>(0);
  const whole = wholeBytes<T>(n);
  const end = <usize>n * sizeof<T>();
  let i: usize = 0;
  for (; i + 32 <= whole; i += 32) {
    s0 = mulAdd<T>(v128.load(a + i), v128.load(b + i), s0);
    s1 = mulAdd<T>(v128.load(a + i, 16), v128.load(b + i, 16), s1);
  }
  for (; i < whole; i += 16) s0 = mulAdd<T>(v128.load(a + i), v128.load(b + i), s0);
  let total = sumOfLanes<T>(v128.add<T>(s0, s1));
  for (; i < end; i += sizeof<T>()) total = <T>(total + <T>(load<T>(a + i) * load<T>(b + i)));
  return total;
}
