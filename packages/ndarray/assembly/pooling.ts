// Pooling: one number for each window of each channel. Outside of the image are zeros, as in DeZero.

import { Geometry } from "./geometry";
import { fillRow } from "./padding";
import { splat } from "./vector";

// @ts-ignore: decorator
@inline
function lanesOf<T>(): i32 {
  return 16 / <i32>sizeof<T>();
}

/** One element for each lane, so many bytes apart. */
// @ts-ignore: decorator
@inline
function spaced<T>(from: usize, step: usize): v128 {
  if (step == sizeof<T>()) return v128.load(from);
  if (sizeof<T>() == 8) return v128.load_lane<f64>(from + step, v128.load64_zero(from), 1);
  // The second load begins with the fourth element, to end with the last one that counts.
  if (step == 8) return v128.shuffle<i32>(v128.load(from), v128.load(from, 12), 0, 2, 5, 7);
  const two = v128.load_lane<f32>(from + step, v128.load32_zero(from), 1);
  return v128.load_lane<f32>(from + 3 * step, v128.load_lane<f32>(from + 2 * step, two, 2), 3);
}

/** Numbers of places, one for each lane, so many apart; as wide as the elements. */
// @ts-ignore: decorator
@inline
function counting<T>(first: i32, step: i32): v128 {
  if (sizeof<T>() == 8) return i64x2.replace_lane(i64x2.splat(<i64>first), 1, <i64>(first + step));
  return v128.add<i32>(i32x4.splat(first), v128.mul<i32>(i32x4.splat(step), i32x4(0, 1, 2, 3)));
}

// @ts-ignore: decorator
@inline
function plus<T>(x: v128, y: i32): v128 {
  return sizeof<T>() == 8 ? v128.add<i64>(x, i64x2.splat(<i64>y)) : v128.add<i32>(x, i32x4.splat(y));
}

/** Windows that are inside of the image, as many as a vector has lanes; `at` is the first element of the first one. */
function vectorOfMaxima<T>(image: usize, at: i32, g: Geometry, out: usize, index: usize): void {
  const step = <usize>g.strideW * sizeof<T>();
  let from = image + <usize>at * sizeof<T>();
  let place = counting<T>(at, g.strideW);
  let best = spaced<T>(from, step);
  let where = place;
  for (let i = g.kh; i; i--) {
    let p = from;
    for (let j = g.kw; j; j--, p += sizeof<T>(), place = plus<T>(place, 1)) {
      const value = spaced<T>(p, step);
      // Not less or equal: larger, or NaN; after a NaN nothing is better.
      const better = v128.andnot(v128.eq<T>(best, best), v128.le<T>(value, best));
      best = v128.bitselect(value, best, better);
      where = v128.bitselect(place, where, better);
    }
    from += <usize>g.w * sizeof<T>();
    place = plus<T>(place, g.w - g.kw);
  }
  v128.store(out, best);
  if (sizeof<T>() == 8) v128.store_lane<i64>(index, v128.shuffle<i32>(where, where, 0, 2, 0, 2), 0);
  else v128.store(index, where);
}

/** One window, which may reach into the padding. */
function maximum<T>(image: usize, top: i32, left: i32, g: Geometry, out: usize, index: usize): void {
  let best: T = 0;
  let at = -2; // nothing yet
  for (let i = top; i < top + g.kh; i++) {
    for (let j = left; j < left + g.kw; j++) {
      const inside = <u32>i < <u32>g.h && <u32>j < <u32>g.w;
      const place = inside ? i * g.w + j : -1;
      const value: T = inside ? load<T>(image + <usize>place * sizeof<T>()) : <T>0;
      if (at == -2 || (!(value <= best) && best == best)) {
        best = value;
        at = place;
      }
    }
  }
  store<T>(out, best);
  store<i32>(index, at);
}

/**
 * The largest element of each window, to out [n, c, oh, ow], and where it is in its channel, to `index` (int32): the first
 * of equal ones, row by row, the first NaN before all, and -1 where padding is the largest.
 */
export function maxPool<T>(image: usize, out: usize, index: usize, g: Geometry): void {
  const size = sizeof<T>();
  const lanes = lanesOf<T>();
  const reach = (lanes - 1) * g.strideW + g.kw; // of the windows of a vector
  for (let plane = g.n * g.c; plane; plane--, image += <usize>g.h * <usize>g.w * size) {
    for (let y = 0; y < g.oh; y++) {
      const top = y * g.strideH - g.padH;
      const inside = top >= 0 && top + g.kh <= g.h;
      let x = 0;
      while (x < g.ow) {
        const left = x * g.strideW - g.padW;
        let done = 1;
        if (inside && left >= 0 && left + reach <= g.w && x + lanes <= g.ow) {
          vectorOfMaxima<T>(image, top * g.w + left, g, out, index);
          done = lanes;
        } else maximum<T>(image, top, left, g, out, index);
        x += done;
        out += <usize>done * size;
        index += <usize>done * 4;
      }
    }
  }
}

/** The elements that {@link maxPool} has found: `out[p, j] = image[p, index[p, j]]`, 0 for an index of -1. */
export function takePooled<T>(image: usize, index: usize, out: usize, g: Geometry): void {
  const size = sizeof<T>();
  const plane = <usize>g.h * <usize>g.w * size;
  for (let left = g.n * g.c; left; left--, image += plane) {
    for (let j = g.oh * g.ow; j; j--, index += 4, out += size) {
      const at = load<i32>(index);
      store<T>(out, at < 0 ? <T>0 : load<T>(image + <usize>at * size));
    }
  }
}

/** The opposite: `out[p, index[p, j]] += gy[p, j]`, beginning with zeros. */
export function putPooled<T>(gy: usize, index: usize, out: usize, g: Geometry): void {
  const size = sizeof<T>();
  const plane = <usize>g.h * <usize>g.w * size;
  for (let left = g.n * g.c; left; left--, out += plane) {
    fillRow<T>(out, splat<T>(0), plane);
    for (let j = g.oh * g.ow; j; j--, index += 4, gy += size) {
      const at = load<i32>(index);
      if (at < 0) continue;
      const to = out + <usize>at * size;
      store<T>(to, <T>(load<T>(to) + load<T>(gy)));
    }
  }
}

/** The mean of each window, padding included, to out [n, c, oh, ow]. */
export function averagePool<T>(image: usize, out: usize, g: Geometry): void {
  const size = sizeof<T>();
  const row = <usize>g.w * size;
  const area = <T>(g.kh * g.kw);
  for (let plane = g.n * g.c; plane; plane--, image += <usize>g.h * row) {
    for (let y = 0; y < g.oh; y++) {
      const top = y * g.strideH - g.padH;
      const end = min(top + g.kh, g.h);
      for (let x = 0; x < g.ow; x++, out += size) {
        const left = x * g.strideW - g.padW;
        const right = min(left + g.kw, g.w);
        let total: T = 0;
        for (let i = max(top, 0); i < end; i++) {
          const line = image + <usize>i * row;
          for (let j = max(left, 0); j < right; j++) total += load<T>(line + <usize>j * size);
        }
        store<T>(out, <T>(total / area));
      }
    }
  }
}

/** The opposite: adds to each element of a window its part of gy [n, c, oh, ow], beginning with zeros. */
export function spreadPooled<T>(gy: usize, out: usize, g: Geometry): void {
  const size = sizeof<T>();
  const row = <usize>g.w * size;
  const area = <T>(g.kh * g.kw);
  for (let plane = g.n * g.c; plane; plane--, out += <usize>g.h * row) {
    fillRow<T>(out, splat<T>(0), <usize>g.h * row);
    for (let y = 0; y < g.oh; y++) {
      const top = y * g.strideH - g.padH;
      const end = min(top + g.kh, g.h);
      for (let x = 0; x < g.ow; x++, gy += size) {
        const left = x * g.strideW - g.padW;
        const right = min(left + g.kw, g.w);
        const part = <T>(load<T>(gy) / area);
        for (let i = max(top, 0); i < end; i++) {
          const line = out + <usize>i * row;
          for (let j = max(left, 0); j < right; j++) {
            const to = line + <usize>j * size;
            store<T>(to, <T>(load<T>(to) + part));
          }
        }
      }
    }
  }
}
