// Products of one row with a matrix, the step of a recurrent network. The matrix is read once, so it is the memory that
// counts: several vectors of columns at a time, rows in pairs, and the result only written.
//
// The shapes of these loops were measured. Node 20 gives away registers badly where a function does more than the work of
// one loop: with the last rows, or with adding to the result, in the same function it takes twice the time.

import { HALF_STRIP_BYTES, LARGE_MATRIX_BYTES, ROW_BYTES, STRIP_BYTES, WIDE_ROW_BYTES } from "../src/kernels/thresholds";
import { addTo, put, put1 } from "./put";
import { loadPart, loadSplat, mulAdd, splat, storePart, sumOfLanes } from "./vector";
import { ROW } from "./workspace";

/** `c + v · p + w · q`, the products added first. */
// @ts-ignore: decorator
@inline
function pair<T>(c: v128, v: v128, p: v128, w: v128, q: v128): v128 {
  return v128.add<T>(c, v128.add<T>(v128.mul<T>(v, p), v128.mul<T>(w, q)));
}

/** Ten vectors of columns of `x[k] · b[k, ..]`, k even; `xStep` and `row` are bytes from an element, a row to the next. */
function tenVectors<T>(x: usize, xStep: usize, b: usize, row: usize, k: i32, out: usize): void {
  let c0 = splat<T>(0);
  let c1 = splat<T>(0);
  let c2 = splat<T>(0);
  let c3 = splat<T>(0);
  let c4 = splat<T>(0);
  let c5 = splat<T>(0);
  let c6 = splat<T>(0);
  let c7 = splat<T>(0);
  let c8 = splat<T>(0);
  let c9 = splat<T>(0);
  for (; k; k -= 2, x += 2 * xStep) {
    const v = loadSplat<T>(x);
    const w = loadSplat<T>(x + xStep);
    const next = b + row;
    c0 = pair<T>(c0, v, v128.load(b), w, v128.load(next));
    c1 = pair<T>(c1, v, v128.load(b, 16), w, v128.load(next, 16));
    c2 = pair<T>(c2, v, v128.load(b, 32), w, v128.load(next, 32));
    c3 = pair<T>(c3, v, v128.load(b, 48), w, v128.load(next, 48));
    c4 = pair<T>(c4, v, v128.load(b, 64), w, v128.load(next, 64));
    c5 = pair<T>(c5, v, v128.load(b, 80), w, v128.load(next, 80));
    c6 = pair<T>(c6, v, v128.load(b, 96), w, v128.load(next, 96));
    c7 = pair<T>(c7, v, v128.load(b, 112), w, v128.load(next, 112));
    c8 = pair<T>(c8, v, v128.load(b, 128), w, v128.load(next, 128));
    c9 = pair<T>(c9, v, v128.load(b, 144), w, v128.load(next, 144));
    b = next + row;
  }
  v128.store(out, c0);
  v128.store(out, c1, 16);
  v128.store(out, c2, 32);
  v128.store(out, c3, 48);
  v128.store(out, c4, 64);
  v128.store(out, c5, 80);
  v128.store(out, c6, 96);
  v128.store(out, c7, 112);
  v128.store(out, c8, 128);
  v128.store(out, c9, 144);
}

/** The same for five vectors, k a multiple of 4. */
function fiveVectors<T>(x: usize, xStep: usize, b: usize, row: usize, k: i32, out: usize): void {
  let c0 = splat<T>(0);
  let c1 = splat<T>(0);
  let c2 = splat<T>(0);
  let c3 = splat<T>(0);
  let c4 = splat<T>(0);
  for (; k; k -= 4, x += 2 * xStep) {
    let v = loadSplat<T>(x);
    let w = loadSplat<T>(x + xStep);
    let next = b + row;
    c0 = pair<T>(c0, v, v128.load(b), w, v128.load(next));
    c1 = pair<T>(c1, v, v128.load(b, 16), w, v128.load(next, 16));
    c2 = pair<T>(c2, v, v128.load(b, 32), w, v128.load(next, 32));
    c3 = pair<T>(c3, v, v128.load(b, 48), w, v128.load(next, 48));
    c4 = pair<T>(c4, v, v128.load(b, 64), w, v128.load(next, 64));
    b = next + row;
    x += 2 * xStep;
    v = loadSplat<T>(x);
    w = loadSplat<T>(x + xStep);
    next = b + row;
    c0 = pair<T>(c0, v, v128.load(b), w, v128.load(next));
    c1 = pair<T>(c1, v, v128.load(b, 16), w, v128.load(next, 16));
    c2 = pair<T>(c2, v, v128.load(b, 32), w, v128.load(next, 32));
    c3 = pair<T>(c3, v, v128.load(b, 48), w, v128.load(next, 48));
    c4 = pair<T>(c4, v, v128.load(b, 64), w, v128.load(next, 64));
    b = next + row;
  }
  v128.store(out, c0);
  v128.store(out, c1, 16);
  v128.store(out, c2, 32);
  v128.store(out, c3, 48);
  v128.store(out, c4, 64);
}

/** The same for the `left` bytes of columns that are below five vectors. */
function lastColumns<T>(x: usize, xStep: usize, b: usize, row: usize, k: i32, out: usize, left: usize): void {
  for (; left >= 16; left -= 16, b += 16, out += 16) {
    let c = splat<T>(0);
    for (let i = k, p = b, q = x; i; i--, q += xStep, p += row) c = mulAdd<T>(loadSplat<T>(q), v128.load(p), c);
    v128.store(out, c);
  }
  if (left == 0) return;
  let c = splat<T>(0);
  for (let i = k, p = b, q = x; i; i--, q += xStep, p += row) c = mulAdd<T>(loadSplat<T>(q), loadPart<T>(p, left), c);
  storePart<T>(out, c, left);
}

/** One row of b: `out[..] = c + v · b[..]`, with 0 for c in the first row and `out` in others. */
function addOneRow<T>(v: v128, b: usize, out: usize, left: usize, first: i32): void {
  for (; left >= 16; left -= 16, b += 16, out += 16) {
    v128.store(out, mulAdd<T>(v, v128.load(b), first ? splat<T>(0) : v128.load(out)));
  }
  if (left) storePart<T>(out, mulAdd<T>(v, loadPart<T>(b, left), first ? splat<T>(0) : loadPart<T>(out, left)), left);
}

/** Four rows of b at a time, added to `out[..]`: reads a large matrix in the order in which it lies. */
function addFourRows<T>(x: usize, xStep: usize, b: usize, row: usize, k: i32, out: usize, bytes: usize): void {
  const whole = bytes & ~15;
  const left = bytes & 15;
  for (; k; k -= 4, x += 4 * xStep, b += 4 * row) {
    const v0 = loadSplat<T>(x);
    const v1 = loadSplat<T>(x + xStep);
    const v2 = loadSplat<T>(x + 2 * xStep);
    const v3 = loadSplat<T>(x + 3 * xStep);
    const b1 = b + row;
    const b2 = b1 + row;
    const b3 = b2 + row;
    let j: usize = 0;
    for (; j < whole; j += 16) {
      const c = pair<T>(v128.load(out + j), v0, v128.load(b + j), v1, v128.load(b1 + j));
      v128.store(out + j, pair<T>(c, v2, v128.load(b2 + j), v3, v128.load(b3 + j)));
    }
    if (left) {
      const c = pair<T>(loadPart<T>(out + j, left), v0, loadPart<T>(b + j, left), v1, loadPart<T>(b1 + j, left));
      storePart<T>(out + j, pair<T>(c, v2, loadPart<T>(b2 + j, left), v3, loadPart<T>(b3 + j, left)), left);
    }
  }
}

/** Columns of the product in accumulators, as many at a time as there are. */
function strips<T>(x: usize, xStep: usize, b: usize, row: usize, k: i32, out: usize, left: usize): void {
  const ten: usize = STRIP_BYTES;
  const five: usize = HALF_STRIP_BYTES;
  for (; left >= ten; left -= ten, b += ten, out += ten) tenVectors<T>(x, xStep, b, row, k, out);
  if (left >= five) {
    fiveVectors<T>(x, xStep, b, row, k, out);
    left -= five;
    b += five;
    out += five;
  }
  if (left) lastColumns<T>(x, xStep, b, row, k, out, left);
}

/**
 * `out[n] (+)= x[k] · b[k, n]`, the elements of x `xStep` bytes apart. What is added is the whole product, rounded once
 * more, as if it had been an array.
 */
export function rowTimesMatrix<T>(x: usize, xStep: usize, b: usize, out: usize, k: i32, n: i32, accumulate: i32): void {
  const row = <usize>n * sizeof<T>();
  const large = row >= <usize>WIDE_ROW_BYTES && <usize>k * row >= <usize>LARGE_MATRIX_BYTES;
  const fours = k & ~3;
  for (let left = row, bytes: usize = 0; left; left -= bytes, b += bytes, out += bytes) {
    bytes = min(left, <usize>ROW_BYTES);
    const to = accumulate ? ROW : out;
    if (large) {
      memory.fill(to, 0, bytes);
      addFourRows<T>(x, xStep, b, row, fours, to, bytes);
    } else if (fours) strips<T>(x, xStep, b, row, fours, to, bytes);
    for (let i = fours; i < k; i++) {
      addOneRow<T>(loadSplat<T>(x + <usize>i * xStep), b + <usize>i * row, to, bytes, <i32>(i == 0 && !large));
    }
    if (accumulate) addTo<T>(to, out, bytes);
  }
}

/** The sums of the lanes of four vectors of f32, in order. */
// @ts-ignore: decorator
@inline
function fourSums(x0: v128, x1: v128, x2: v128, x3: v128): v128 {
  const low01 = v128.shuffle<i32>(x0, x1, 0, 4, 1, 5);
  const high01 = v128.shuffle<i32>(x0, x1, 2, 6, 3, 7);
  const low23 = v128.shuffle<i32>(x2, x3, 0, 4, 1, 5);
  const high23 = v128.shuffle<i32>(x2, x3, 2, 6, 3, 7);
  const sums01 = f32x4.add(low01, high01); // lanes: 0 + 2 of x0, of x1; 1 + 3 of x0, of x1
  const sums23 = f32x4.add(low23, high23);
  return f32x4.add(v128.shuffle<i64>(sums01, sums23, 0, 2), v128.shuffle<i64>(sums01, sums23, 1, 3));
}

/** The sums of the lanes of two vectors of f64, in order. */
// @ts-ignore: decorator
@inline
function twoSums(x0: v128, x1: v128): v128 {
  return f64x2.add(v128.shuffle<i64>(x0, x1, 0, 2), v128.shuffle<i64>(x0, x1, 1, 3));
}

/** `out[n] (+)= x[k] · bᵀ` for b [n, k]: four products of rows at once, so that each load of x serves four. */
export function rowTimesTransposed<T>(x: usize, b: usize, out: usize, k: i32, n: i32, accumulate: i32): void {
  const row = <usize>k * sizeof<T>();
  const whole = row & ~15;
  const pairs = row & ~31;
  const left = row & 15;
  for (; n >= 4; n -= 4, b += 4 * row, out += 4 * sizeof<T>()) {
    let c0 = splat<T>(0);
    let c1 = splat<T>(0);
    let c2 = splat<T>(0);
    let c3 = splat<T>(0);
    const b1 = b + row;
    const b2 = b1 + row;
    const b3 = b2 + row;
    let i: usize = 0;
    for (; i < pairs; i += 32) {
      const v = v128.load(x + i);
      c0 = mulAdd<T>(v, v128.load(b + i), c0);
      c1 = mulAdd<T>(v, v128.load(b1 + i), c1);
      c2 = mulAdd<T>(v, v128.load(b2 + i), c2);
      c3 = mulAdd<T>(v, v128.load(b3 + i), c3);
      const w = v128.load(x + i, 16);
      c0 = mulAdd<T>(w, v128.load(b + i, 16), c0);
      c1 = mulAdd<T>(w, v128.load(b1 + i, 16), c1);
      c2 = mulAdd<T>(w, v128.load(b2 + i, 16), c2);
      c3 = mulAdd<T>(w, v128.load(b3 + i, 16), c3);
    }
    for (; i < whole; i += 16) {
      const v = v128.load(x + i);
      c0 = mulAdd<T>(v, v128.load(b + i), c0);
      c1 = mulAdd<T>(v, v128.load(b1 + i), c1);
      c2 = mulAdd<T>(v, v128.load(b2 + i), c2);
      c3 = mulAdd<T>(v, v128.load(b3 + i), c3);
    }
    if (left) {
      const v = loadPart<T>(x + i, left);
      c0 = mulAdd<T>(v, loadPart<T>(b + i, left), c0);
      c1 = mulAdd<T>(v, loadPart<T>(b1 + i, left), c1);
      c2 = mulAdd<T>(v, loadPart<T>(b2 + i, left), c2);
      c3 = mulAdd<T>(v, loadPart<T>(b3 + i, left), c3);
    }
    if (sizeof<T>() == 4) put<T>(out, fourSums(c0, c1, c2, c3), accumulate);
    else {
      put<T>(out, twoSums(c0, c1), accumulate);
      put<T>(out + 16, twoSums(c2, c3), accumulate);
    }
  }
  for (; n; n--, b += row, out += sizeof<T>()) {
    let c = splat<T>(0);
    let i: usize = 0;
    for (; i < whole; i += 16) c = mulAdd<T>(v128.load(x + i), v128.load(b + i), c);
    if (left) c = mulAdd<T>(loadPart<T>(x + i, left), loadPart<T>(b + i, left), c);
    put1<T>(out, sumOfLanes<T>(c), accumulate);
  }
}
