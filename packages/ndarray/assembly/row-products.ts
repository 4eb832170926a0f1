// One row times a matrix: what a recurrent network does at each step.

import { put, put1 } from "./put";
import { mulAdd, splat, sumOfLanes, wholeBytes } from "./vector";

/**
 * `out[n] (+)= x[k] · b[k, n]`: five vectors of columns at a time, four rows a trip, added in pairs. Reading the output
 * only once, at the end, is what makes this fast; so is having the loop over columns in here.
 */
// @ts-ignore: decorator
@inline
export function rowTimesMatrix<T>(x: usize, b: usize, out: usize, k: i32, n: i32, accumulate: i32): void {
  const size = sizeof<T>();
  const row = <usize>n * size;
  const whole = wholeBytes<T>(n);
  const xEnd = x + <usize>k * size;
  const x4 = x + (<usize>k & ~3) * size;
  let j: usize = 0;
  for (; j + 80 <= whole; j += 80) {
    let c0 = splat<T>(0);
    let c1 = splat<T>(0);
    let c2 = splat<T>(0);
    let c3 = splat<T>(0);
    let c4 = splat<T>(0);
    let p = b + j;
    let q = x;
    for (; q < x4; q += 4 * size) {
      const v0 = v128.splat<T>(load<T>(q));
      const v1 = v128.splat<T>(load<T>(q + size));
      const v2 = v128.splat<T>(load<T>(q + 2 * size));
      const v3 = v128.splat<T>(load<T>(q + 3 * size));
      const r1 = p + row;
      const r2 = r1 + row;
      const r3 = r2 + row;
      c0 = v128.add<T>(c0, v128.add<T>(mulAdd<T>(v0, v128.load(p), v128.mul<T>(v1, v128.load(r1))), mulAdd<T>(v2, v128.load(r2), v128.mul<T>(v3, v128.load(r3)))));
      c1 = v128.add<T>(c1, v128.add<T>(mulAdd<T>(v0, v128.load(p, 16), v128.mul<T>(v1, v128.load(r1, 16))), mulAdd<T>(v2, v128.load(r2, 16), v128.mul<T>(v3, v128.load(r3, 16)))));
      c2 = v128.add<T>(c2, v128.add<T>(mulAdd<T>(v0, v128.load(p, 32), v128.mul<T>(v1, v128.load(r1, 32))), mulAdd<T>(v2, v128.load(r2, 32), v128.mul<T>(v3, v128.load(r3, 32)))));
      c3 = v128.add<T>(c3, v128.add<T>(mulAdd<T>(v0, v128.load(p, 48), v128.mul<T>(v1, v128.load(r1, 48))), mulAdd<T>(v2, v128.load(r2, 48), v128.mul<T>(v3, v128.load(r3, 48)))));
      c4 = v128.add<T>(c4, v128.add<T>(mulAdd<T>(v0, v128.load(p, 64), v128.mul<T>(v1, v128.load(r1, 64))), mulAdd<T>(v2, v128.load(r2, 64), v128.mul<T>(v3, v128.load(r3, 64)))));
      p = r3 + row;
    }
    for (; q < xEnd; q += size, p += row) {
      const v = v128.splat<T>(load<T>(q));
      c0 = mulAdd<T>(v, v128.load(p), c0);
      c1 = mulAdd<T>(v, v128.load(p, 16), c1);
      c2 = mulAdd<T>(v, v128.load(p, 32), c2);
      c3 = mulAdd<T>(v, v128.load(p, 48), c3);
      c4 = mulAdd<T>(v, v128.load(p, 64), c4);
    }
    put<T>(out + j, c0, accumulate);
    put<T>(out + j + 16, c1, accumulate);
    put<T>(out + j + 32, c2, accumulate);
    put<T>(out + j + 48, c3, accumulate);
    put<T>(out + j + 64, c4, accumulate);
  }
  for (; j < whole; j += 16) {
    let c = splat<T>(0);
    let p = b + j;
    for (let q = x; q < xEnd; q += size, p += row) c = mulAdd<T>(v128.splat<T>(load<T>(q)), v128.load(p), c);
    put<T>(out + j, c, accumulate);
  }
  for (; j < row; j += size) {
    let c: T = <T>0;
    let p = b + j;
    for (let q = x; q < xEnd; q += size, p += row) c = <T>(c + <T>(load<T>(q) * load<T>(p)));
    put1<T>(out + j, c, accumulate);
  }
}

/** `out[n] (+)= x[k] · bᵀ` for b [n, k]: four products of rows at once, so that each load of x serves four. */
// @ts-ignore: decorator
@inline
export function rowTimesTransposed<T>(x: usize, b: usize, out: usize, k: i32, n: i32, accumulate: i32): void {
  const size = sizeof<T>();
  const row = <usize>k * size;
  const whole = wholeBytes<T>(k);
  let j = 0;
  for (; j + 4 <= n; j += 4, b += 4 * row, out += 4 * size) {
    let c0 = splat<T>(0);
    let c1 = splat<T>(0);
    let c2 = splat<T>(0);
    let c3 = splat<T>(0);
    const b1 = b + row;
    const b2 = b1 + row;
    const b3 = b2 + row;
    let i: usize = 0;
    for (; i < whole; i += 16) {
      const v = v128.load(x + i);
      c0 = mulAdd<T>(v, v128.load(b + i), c0);
      c1 = mulAdd<T>(v, v128.load(b1 + i), c1);
      c2 = mulAdd<T>(v, v128.load(b2 + i), c2);
      c3 = mulAdd<T>(v, v128.load(b3 + i), c3);
    }
    let s0 = sumOfLanes<T>(c0);
    let s1 = sumOfLanes<T>(c1);
    let s2 = sumOfLanes<T>(c2);
    let s3 = sumOfLanes<T>(c3);
    for (; i < row; i += size) {
      const v = load<T>(x + i);
      s0 = <T>(s0 + <T>(v * load<T>(b + i)));
      s1 = <T>(s1 + <T>(v * load<T>(b1 + i)));
      s2 = <T>(s2 + <T>(v * load<T>(b2 + i)));
      s3 = <T>(s3 + <T>(v * load<T>(b3 + i)));
    }
    put1<T>(out, s0, accumulate);
    put1<T>(out + size, s1, accumulate);
    put1<T>(out + 2 * size, s2, accumulate);
    put1<T>(out + 3 * size, s3, accumulate);
  }
  for (; j < n; j++, b += row, out += size) {
    let c = splat<T>(0);
    let i: usize = 0;
    for (; i < whole; i += 16) c = mulAdd<T>(v128.load(x + i), v128.load(b + i), c);
    let s = sumOfLanes<T>(c);
    for (; i < row; i += size) s = <T>(s + <T>(load<T>(x + i) * load<T>(b + i)));
    put1<T>(out, s, accumulate);
  }
}
