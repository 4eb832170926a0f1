/**
 * Windows on images as loops over pixels: the oracle of the property tests of convolutions and pooling.
 *
 * @module
 */
import { get, make, type Naive } from "./naive.ts";

type Two = readonly [number, number];

/** A window on images [n, c, h, w]. */
export interface NaiveWindow {
  readonly kernel: Two;
  readonly stride: Two;
  readonly pad: Two;
}

/** The number of positions of a window along both axes. */
export function places([, , h, w]: readonly number[], { kernel, stride, pad }: NaiveWindow): Two {
  const along = (length: number, axis: 0 | 1): number =>
    Math.floor((length + 2 * pad[axis] - kernel[axis]) / stride[axis]) + 1;
  return [along(h as number, 0), along(w as number, 1)];
}

/** The pixel under position [i, j] of the window at [y, x], 0 in the padding. */
function pixel(a: Naive, n: number, c: number, [i, j]: Two, [y, x]: Two, { stride, pad }: NaiveWindow): number {
  const [row, column] = [y * stride[0] + i - pad[0], x * stride[1] + j - pad[1]];
  const inside = row >= 0 && row < (a.shape[2] as number) && column >= 0 && column < (a.shape[3] as number);
  return inside ? get(a, [n, c, row, column]) : 0;
}

/** All windows: [n, c, kh, kw, oh, ow]. */
export function im2col(a: Naive, window: NaiveWindow): Naive {
  const [n, c] = a.shape as [number, number];
  return make([n, c, ...window.kernel, ...places(a.shape, window)], (place) => {
    const [image, channel, i, j, y, x] = place as [number, number, number, number, number, number];
    return pixel(a, image, channel, [i, j], [y, x], window);
  });
}

/** The windows [n, c, kh, kw, oh, ow] added up at their positions. */
export function col2im(col: Naive, shape: readonly number[], { stride, pad }: NaiveWindow): Naive {
  const [, , kh, kw, oh, ow] = col.shape as [number, number, number, number, number, number];
  return make(shape, (place) => {
    const [n, c, row, column] = place as [number, number, number, number];
    let total = 0;
    for (let i = 0; i < kh; i++)
      for (let j = 0; j < kw; j++)
        for (let y = 0; y < oh; y++)
          for (let x = 0; x < ow; x++) {
            const here = y * stride[0] + i - pad[0] === row && x * stride[1] + j - pad[1] === column;
            if (here) total += get(col, [n, c, i, j, y, x]);
          }
    return total;
  });
}

/** A convolution with filters W [oc, c, kh, kw]. */
export function conv2d(x: Naive, W: Naive, b: Naive | null, window: NaiveWindow): Naive {
  const [oc, c, kh, kw] = W.shape as [number, number, number, number];
  return make([x.shape[0] as number, oc, ...places(x.shape, window)], (place) => {
    const [n, o, y, column] = place as [number, number, number, number];
    let total = b === null ? 0 : get(b, [o]);
    for (let channel = 0; channel < c; channel++)
      for (let i = 0; i < kh; i++)
        for (let j = 0; j < kw; j++) {
          total += get(W, [o, channel, i, j]) * pixel(x, n, channel, [i, j], [y, column], window);
        }
    return total;
  });
}

/** One number for each window, computed from all its pixels. */
export function pool(a: Naive, window: NaiveWindow, f: (pixels: number[]) => number): Naive {
  const [n, c] = a.shape as [number, number];
  const [kh, kw] = window.kernel;
  return make([n, c, ...places(a.shape, window)], (place) => {
    const [image, channel, y, x] = place as [number, number, number, number];
    const pixels = make([kh, kw], ([i, j]) => pixel(a, image, channel, [i as number, j as number], [y, x], window));
    return f([...pixels.values]);
  });
}
