// The matrix of windows as an array of its own, and the sum of the windows of such an array: for whoever wants to see
// them. Convolutions do without, see convolution.ts.

import { Geometry } from "./geometry";
import { addTo } from "./put";
import { fillRow } from "./padding";
import { splat } from "./vector";

/** The first place along an axis whose window has tap `k` inside the image. */
// @ts-ignore: decorator
@inline
function firstInside(k: i32, stride: i32, pad: i32, places: i32): i32 {
  return min(places, k >= pad ? 0 : (pad - k + stride - 1) / stride);
}

/** The first place after {@link firstInside} whose window has tap `k` outside of the image again. */
// @ts-ignore: decorator
@inline
function firstOutside(k: i32, stride: i32, pad: i32, places: i32, length: i32): i32 {
  const reach = length + pad - k; // place · stride must stay below it
  return reach <= 0 ? 0 : min(places, (reach + stride - 1) / stride);
}

/** `out[n, c, i, j, y, x] = image[n, c, y·stride + i − pad, x·stride + j − pad]`, 0 outside. */
export function im2col<T>(image: usize, out: usize, g: Geometry): void {
  const size = sizeof<T>();
  const row = <usize>g.ow * size;
  const along = <usize>g.strideW * size;
  for (let plane = g.n * g.c; plane; plane--, image += <usize>g.h * <usize>g.w * size) {
    for (let i = 0; i < g.kh; i++) {
      const top = firstInside(i, g.strideH, g.padH, g.oh);
      const bottom = firstOutside(i, g.strideH, g.padH, g.oh, g.h);
      for (let j = 0; j < g.kw; j++) {
        const left = firstInside(j, g.strideW, g.padW, g.ow);
        const right = max(left, firstOutside(j, g.strideW, g.padW, g.ow, g.w));
        for (let y = 0; y < g.oh; y++, out += row) {
          if (y < top || y >= bottom) {
            memory.fill(out, 0, row);
            continue;
          }
          const line = <usize>(y * g.strideH + i - g.padH) * <usize>g.w;
          let from = image + (line + <usize>(left * g.strideW + j - g.padW)) * size;
          let to = out + <usize>left * size;
          memory.fill(out, 0, <usize>left * size);
          if (g.strideW == 1) {
            memory.copy(to, from, <usize>(right - left) * size);
            to += <usize>(right - left) * size;
          } else for (let x = left; x < right; x++, from += along, to += size) store<T>(to, load<T>(from));
          memory.fill(to, 0, <usize>(g.ow - right) * size);
        }
      }
    }
  }
}

/** The opposite of {@link im2col}: adds each element to the place that it comes from. */
export function col2im<T>(col: usize, out: usize, g: Geometry): void {
  const size = sizeof<T>();
  const row = <usize>g.ow * size;
  const along = <usize>g.strideW * size;
  const image = <usize>g.h * <usize>g.w * size;
  for (let plane = g.n * g.c; plane; plane--, out += image) {
    fillRow<T>(out, splat<T>(0), image);
    for (let i = 0; i < g.kh; i++) {
      const top = firstInside(i, g.strideH, g.padH, g.oh);
      const bottom = firstOutside(i, g.strideH, g.padH, g.oh, g.h);
      for (let j = 0; j < g.kw; j++, col += <usize>g.oh * row) {
        const left = firstInside(j, g.strideW, g.padW, g.ow);
        const right = max(left, firstOutside(j, g.strideW, g.padW, g.ow, g.w));
        for (let y = top; y < bottom; y++) {
          const line = <usize>(y * g.strideH + i - g.padH) * <usize>g.w;
          let to = out + (line + <usize>(left * g.strideW + j - g.padW)) * size;
          let from = col + <usize>y * row + <usize>left * size;
          if (g.strideW == 1) addTo<T>(from, to, <usize>(right - left) * size);
          else for (let x = left; x < right; x++, to += along, from += size) store<T>(to, <T>(load<T>(to) + load<T>(from)));
        }
      }
    }
  }
}
