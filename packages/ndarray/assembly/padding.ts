// Images with zeros around them, so that no loop over windows has to ask whether it is inside.
//
// In such an image, the element of tap p (a channel and a place in the window) of the window at place j lies at
// `offset[p] + position[j]`: two tables instead of six loops.

import { Geometry, isPadded, paddedPlane, paddedRow } from "./geometry";
import { addTo } from "./put";
import { storePart } from "./vector";

/** `offset[p]` for all taps, int32 in bytes. */
export function tapOffsets<T>(g: Geometry, to: usize): void {
  const row = paddedRow<T>(g);
  const plane = paddedPlane<T>(g);
  for (let c = 0; c < g.c; c++) {
    for (let i = 0; i < g.kh; i++) {
      for (let j = 0; j < g.kw; j++, to += 4) {
        store<u32>(to, <u32>(<usize>c * plane + <usize>i * row + <usize>j * sizeof<T>()));
      }
    }
  }
}

/** `position[j]` for `count` places from `first` on, int32 in bytes. */
export function windowPositions<T>(g: Geometry, first: i32, count: i32, to: usize): void {
  const down = <usize>g.strideH * paddedRow<T>(g);
  const along = <usize>g.strideW * sizeof<T>();
  let x = first % g.ow;
  let start = <usize>(first / g.ow) * down;
  for (; count; count--, to += 4) {
    store<u32>(to, <u32>(start + <usize>x * along));
    if (++x == g.ow) {
      x = 0;
      start += down;
    }
  }
}

/** Sets `bytes` (whole elements) to a value. */
export function fillRow<T>(to: usize, value: v128, bytes: usize): void {
  for (; bytes >= 16; bytes -= 16, to += 16) v128.store(to, value);
  if (bytes) storePart<T>(to, value, bytes);
}

/** Copies the rows of all channels of an image between places that are so many bytes apart. */
function copyRows<T>(
  g: Geometry,
  from: usize,
  fromRow: usize,
  fromPlane: usize,
  to: usize,
  toRow: usize,
  toPlane: usize,
): void {
  const bytes = <usize>g.w * sizeof<T>();
  for (let c = 0; c < g.c; c++, from += fromPlane, to += toPlane) {
    let p = from;
    let q = to;
    for (let i = 0; i < g.h; i++, p += fromRow, q += toRow) memory.copy(q, p, bytes);
  }
}

/** The bytes from the beginning of a padded image to the first element that is not padding. */
// @ts-ignore: decorator
@inline
function margin<T>(g: Geometry): usize {
  return <usize>g.padH * paddedRow<T>(g) + <usize>g.padW * sizeof<T>();
}

/** An image with its padding, in `room`, whose border is 0; or the image itself if it has none. */
export function padded<T>(g: Geometry, image: usize, room: usize): usize {
  if (!isPadded(g)) return image;
  const row = <usize>g.w * sizeof<T>();
  copyRows<T>(g, image, row, <usize>g.h * row, room + margin<T>(g), paddedRow<T>(g), paddedPlane<T>(g));
  return room;
}

/** The opposite: copies the image without its padding. */
export function unpadded<T>(g: Geometry, room: usize, image: usize): void {
  const row = <usize>g.w * sizeof<T>();
  copyRows<T>(g, room + margin<T>(g), paddedRow<T>(g), paddedPlane<T>(g), image, row, <usize>g.h * row);
}

/**
 * Adds a row of the matrix of windows to a padded image: `to[position[j]] += row[j]` for `count` places from `first` on;
 * `to` is the image at the offset of the tap.
 */
export function addWindows<T>(g: Geometry, row: usize, first: i32, count: i32, to: usize): void {
  const size = sizeof<T>();
  const down = <usize>g.strideH * paddedRow<T>(g);
  const along = <usize>g.strideW * size;
  let x = first % g.ow;
  to += <usize>(first / g.ow) * down;
  while (count) {
    const run = min(count, g.ow - x);
    let q = to + <usize>x * along;
    if (g.strideW == 1) {
      addTo<T>(row, q, <usize>run * size);
      row += <usize>run * size;
    } else {
      for (let i = 0; i < run; i++, q += along, row += size) store<T>(q, <T>(load<T>(q) + load<T>(row)));
    }
    count -= run;
    x = 0;
    to += down;
  }
}

/** Copies a row of the matrix of windows out of a padded image: `row[j] = from[position[j]]`, like {@link addWindows}. */
export function copyWindows<T>(g: Geometry, from: usize, first: i32, count: i32, row: usize): void {
  const size = sizeof<T>();
  const down = <usize>g.strideH * paddedRow<T>(g);
  const along = <usize>g.strideW * size;
  let x = first % g.ow;
  from += <usize>(first / g.ow) * down;
  while (count) {
    const run = min(count, g.ow - x);
    let q = from + <usize>x * along;
    if (g.strideW == 1) {
      copyRun(q, row, <usize>run * size);
      row += <usize>run * size;
    } else {
      for (let i = 0; i < run; i++, q += along, row += size) store<T>(row, load<T>(q));
    }
    count -= run;
    x = 0;
    from += down;
  }
}

// @ts-ignore: decorator
@inline
function copyRun(from: usize, to: usize, bytes: usize): void {
  for (; bytes >= 16; bytes -= 16, from += 16, to += 16) v128.store(to, v128.load(from));
  for (; bytes; bytes -= 4, from += 4, to += 4) store<u32>(to, load<u32>(from));
}

