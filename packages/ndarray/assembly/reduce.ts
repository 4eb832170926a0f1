// Sums and extremes along an axis, and the product of two vectors. Several accumulators, so that the operations do not
// wait for each other.

import { SUM_BLOCK_BYTES } from "../src/kernels/thresholds";
import { apply2, Op } from "./elementwise";
import { loadPart, loadSplat, mulAdd, splat, storePart, sumOfLanes } from "./vector";

/** A long row is summed in blocks, and the blocks in f64: the error of f32 does not grow with n. */
const BLOCK: usize = SUM_BLOCK_BYTES;

/** `Σ a[i]` of `left` bytes, one block. */
// @ts-ignore: decorator
@inline
function blockSum<T>(a: usize, left: usize): f64 {
  let s0 = splat<T>(0);
  let s1 = splat<T>(0);
  let s2 = splat<T>(0);
  let s3 = splat<T>(0);
  for (; left >= 64; left -= 64, a += 64) {
    s0 = v128.add<T>(s0, v128.load(a));
    s1 = v128.add<T>(s1, v128.load(a, 16));
    s2 = v128.add<T>(s2, v128.load(a, 32));
    s3 = v128.add<T>(s3, v128.load(a, 48));
  }
  for (; left >= 16; left -= 16, a += 16) s0 = v128.add<T>(s0, v128.load(a));
  if (left) s1 = v128.add<T>(s1, loadPart<T>(a, left));
  return sumOfLanes<T>(v128.add<T>(v128.add<T>(s0, s1), v128.add<T>(s2, s3)));
}

/** `Σ a[i] · b[i]` of `left` bytes, one block. */
// @ts-ignore: decorator
@inline
function blockDot<T>(a: usize, b: usize, left: usize): f64 {
  let s0 = splat<T>(0);
  let s1 = splat<T>(0);
  let s2 = splat<T>(0);
  let s3 = splat<T>(0);
  for (; left >= 64; left -= 64, a += 64, b += 64) {
    s0 = mulAdd<T>(v128.load(a), v128.load(b), s0);
    s1 = mulAdd<T>(v128.load(a, 16), v128.load(b, 16), s1);
    s2 = mulAdd<T>(v128.load(a, 32), v128.load(b, 32), s2);
    s3 = mulAdd<T>(v128.load(a, 48), v128.load(b, 48), s3);
  }
  for (; left >= 16; left -= 16, a += 16, b += 16) s0 = mulAdd<T>(v128.load(a), v128.load(b), s0);
  if (left) s1 = mulAdd<T>(loadPart<T>(a, left), loadPart<T>(b, left), s1);
  return sumOfLanes<T>(v128.add<T>(v128.add<T>(s0, s1), v128.add<T>(s2, s3)));
}

/** `Σ a[i] · b[i]` */
// @ts-ignore: decorator
@inline
export function dot<T>(a: usize, b: usize, n: i32): f64 {
  const bytes = <usize>n * sizeof<T>();
  let total: f64 = 0;
  for (let i: usize = 0; i < bytes; i += BLOCK) total += blockDot<T>(a + i, b + i, min(BLOCK, bytes - i));
  return total;
}

// @ts-ignore: decorator
@inline
function rowSum<T>(a: usize, bytes: usize): T {
  let total: f64 = 0;
  for (let i: usize = 0; i < bytes; i += BLOCK) total += blockSum<T>(a + i, min(BLOCK, bytes - i));
  return <T>total;
}

/** The largest or smallest of a row of at least one element. */
// @ts-ignore: decorator
@inline
function rowExtreme<T>(op: Op, a: usize, left: usize): T {
  let best = loadSplat<T>(a);
  let other = best;
  for (; left >= 32; left -= 32, a += 32) {
    best = apply2<T>(op, best, v128.load(a));
    other = apply2<T>(op, other, v128.load(a, 16));
  }
  best = apply2<T>(op, best, other);
  for (; left >= 16; left -= 16, a += 16) best = apply2<T>(op, best, v128.load(a));
  for (; left; left -= sizeof<T>(), a += sizeof<T>()) best = apply2<T>(op, best, loadSplat<T>(a));
  // Halves against each other, then neighbours.
  best = apply2<T>(op, best, v128.shuffle<i64>(best, best, 1, 0));
  if (sizeof<T>() == 4) best = apply2<T>(op, best, v128.shuffle<i32>(best, best, 1, 0, 3, 2));
  return v128.extract_lane<T>(best, 0);
}

/** What a reduction of columns begins with: 0 for a sum, else the first row, which is then met a second time. */
// @ts-ignore: decorator
@inline
function start<T>(op: Op, first: usize): v128 {
  return op == Op.Add ? splat<T>(0) : v128.load(first);
}

/** Reduces the middle axis of `a` [outer, length, inner] into `out` [outer, inner] with Add, Max or Min. */
// @ts-ignore: decorator
@inline
export function reduce<T>(op: Op, a: usize, out: usize, outer: i32, length: i32, inner: i32): void {
  const row = <usize>inner * sizeof<T>();
  const block = <usize>length * row;
  if (inner == 1) {
    for (let i = 0; i < outer; i++, a += block, out += sizeof<T>()) {
      store<T>(out, op == Op.Add ? rowSum<T>(a, block) : rowExtreme<T>(op, a, block));
    }
    return;
  }
  for (let i = 0; i < outer; i++, a += block, out += row) {
    let j: usize = 0;
    for (; j + 64 <= row; j += 64) {
      let p = a + j;
      let s0 = start<T>(op, p);
      let s1 = start<T>(op, p + 16);
      let s2 = start<T>(op, p + 32);
      let s3 = start<T>(op, p + 48);
      for (let k = 0; k < length; k++, p += row) {
        s0 = apply2<T>(op, s0, v128.load(p));
        s1 = apply2<T>(op, s1, v128.load(p, 16));
        s2 = apply2<T>(op, s2, v128.load(p, 32));
        s3 = apply2<T>(op, s3, v128.load(p, 48));
      }
      v128.store(out + j, s0);
      v128.store(out + j, s1, 16);
      v128.store(out + j, s2, 32);
      v128.store(out + j, s3, 48);
    }
    for (; j + 16 <= row; j += 16) {
      let p = a + j;
      let s = start<T>(op, p);
      for (let k = 0; k < length; k++, p += row) s = apply2<T>(op, s, v128.load(p));
      v128.store(out + j, s);
    }
    const left = row - j;
    if (left) {
      let p = a + j;
      let s = op == Op.Add ? splat<T>(0) : loadPart<T>(p, left);
      for (let k = 0; k < length; k++, p += row) s = apply2<T>(op, s, loadPart<T>(p, left));
      storePart<T>(out + j, s, left);
    }
  }
}
