import type { DType } from "../array/dtype.ts";
import { room } from "../host/room.ts";
import { type Geometry, readGeometry } from "./geometry.ts";
import type { ImageKernels } from "./image-kernels.ts";
import { rounded, sumInOrder, sumOfLanes } from "./js-sums.ts";
import { viewOf } from "./js-view.ts";
import type { Heap } from "./kernels.ts";
import { CHUNK_BYTES, DEPTH, PANEL_BYTES } from "./thresholds.ts";

/**
 * Calls `visit` with each tap (a position in the window) of each window of one channel: its position in the channel, or
 * −1.
 */
function eachTap(g: Geometry, visit: (tap: number, window: number, inside: number) => void): void {
  for (let window = 0; window < g.oh * g.ow; window++) {
    const top = Math.floor(window / g.ow) * g.strideH - g.padH;
    const left = (window % g.ow) * g.strideW - g.padW;
    for (let tap = 0; tap < g.kh * g.kw; tap++) {
      const y = top + Math.floor(tap / g.kw);
      const x = left + (tap % g.kw);
      visit(tap, window, y >= 0 && y < g.h && x >= 0 && x < g.w ? y * g.w + x : -1);
    }
  }
}

/** The positions of {@link eachTap} as a table [windows, taps]. */
function placesOf(g: Geometry): Int32Array {
  const places = room(g.oh * g.ow * g.kh * g.kw, "int32", "windows");
  eachTap(g, (tap, window, inside) => {
    places[window * g.kh * g.kw + tap] = inside;
  });
  return places;
}

/**
 * The reference kernels of windows, for a dtype on a heap. Sums are added in the order of the SIMD kernels, so that both
 * give the same bits.
 */
export function plainImages(dtype: DType, heap: Heap): ImageKernels {
  const { at, summed } = viewOf(dtype, heap);
  const { view, lanes, single } = summed;
  const { int32 } = heap;
  const get = (i: number): number => view[i] as number;
  const whole = (i: number): number => int32[i] as number;

  /** Sets elements to 0, and returns a function that adds to one of them. */
  const zeros = (out: number, size: number): ((i: number, value: number) => void) => {
    const first = at(out);
    view.fill(0, first, first + size);
    return (i, value) => {
      view[first + i] = get(first + i) + value;
    };
  };
  /**
   * Calls `visit` with the index of the first element of each channel, in the image and in an array with one element
   * per window.
   */
  const eachChannel = (g: Geometry, visit: (image: number, windows: number) => void): void => {
    for (let i = 0; i < g.n * g.c; i++) visit(i * g.h * g.w, i * g.oh * g.ow);
  };

  return {
    conv2d(x, W, b, out, _work, geometry) {
      const g = readGeometry(int32, geometry);
      const [area, windows] = [g.kh * g.kw, g.oh * g.ow];
      const taps = g.c * area;
      const places = placesOf(g);
      const values = room(taps, "float64", "conv2d");
      for (let i = 0; i < g.n * windows; i++) {
        const [n, window] = [Math.floor(i / windows), i % windows];
        for (let p = 0; p < taps; p++) {
          const place = places[window * area + (p % area)] as number;
          values[p] = place < 0 ? 0 : get(at(x) + (n * g.c + Math.floor(p / area)) * g.h * g.w + place);
        }
        for (let o = 0; o < g.oc; o++) {
          const filter = at(W) + o * taps;
          let sum = b === 0 ? null : get(at(b) + o);
          for (let first = 0; first < taps; first += DEPTH) {
            let block = 0;
            for (let p = first; p < Math.min(first + DEPTH, taps); p++) {
              block = rounded(block + rounded(get(filter + p) * (values[p] as number), single), single);
            }
            sum = sum === null ? block : rounded(sum + block, single);
          }
          view[at(out) + (n * g.oc + o) * windows + window] = sum ?? 0;
        }
      }
    },
    deconv2d(y, W, b, out, _work, geometry) {
      const g = readGeometry(int32, geometry);
      const [area, windows, pixels] = [g.kh * g.kw, g.oh * g.ow, g.h * g.w];
      const taps = g.c * area;
      const places = placesOf(g);
      const panel = (PANEL_BYTES / 16) * lanes;
      for (let i = 0; i < g.n * g.c; i++)
        view.fill(b === 0 ? 0 : get(at(b) + (i % g.c)), at(out) + i * pixels, at(out) + (i + 1) * pixels);
      for (let n = 0; n < g.n; n++) {
        for (let first = 0; first < windows; first += panel) {
          for (let o = 0; o < g.oc; o += DEPTH) {
            for (let p = 0; p < taps; p++) {
              const image = at(out) + (n * g.c + Math.floor(p / area)) * pixels;
              for (let window = first; window < Math.min(first + panel, windows); window++) {
                const place = places[window * area + (p % area)] as number;
                if (place < 0) continue;
                const from = at(y) + (n * g.oc + o) * windows + window;
                const depth = Math.min(DEPTH, g.oc - o);
                view[image + place] =
                  get(image + place) + sumInOrder(0, at(W) + o * taps + p, taps, from, windows, depth, summed);
              }
            }
          }
        }
      }
    },
    conv2dGradWeight(x, gy, out, _work, geometry) {
      const g = readGeometry(int32, geometry);
      const [area, windows] = [g.kh * g.kw, g.oh * g.ow];
      const taps = g.c * area;
      const places = placesOf(g);
      const chunk = (CHUNK_BYTES / 16) * lanes;
      const parts = room(lanes, "float64", "conv2dGradWeight");
      const add = zeros(out, g.oc * taps);
      for (let n = 0; n < g.n; n++) {
        for (let first = 0; first < windows; first += chunk) {
          for (let i = 0; i < g.oc * taps; i++) {
            const p = i % taps;
            const image = at(x) + (n * g.c + Math.floor(p / area)) * g.h * g.w;
            const from = at(gy) + (n * g.oc + Math.floor(i / taps)) * windows;
            parts.fill(0);
            for (let window = first; window < Math.min(first + chunk, windows); window++) {
              const place = places[window * area + (p % area)] as number;
              const term = rounded(get(from + window) * (place < 0 ? 0 : get(image + place)), single);
              const lane = (window - first) % lanes;
              parts[lane] = rounded((parts[lane] as number) + term, single);
            }
            add(i, sumOfLanes(parts, 0, summed));
          }
        }
      }
    },

    im2col(x, out, geometry) {
      const g = readGeometry(int32, geometry);
      eachChannel(g, (image, windows) => {
        eachTap(g, (tap, window, inside) => {
          const to = at(out) + windows * g.kh * g.kw + tap * g.oh * g.ow + window;
          view[to] = inside < 0 ? 0 : get(at(x) + image + inside);
        });
      });
    },
    col2im(col, out, geometry) {
      const g = readGeometry(int32, geometry);
      const [area, windows] = [g.kh * g.kw, g.oh * g.ow];
      const places = placesOf(g);
      const add = zeros(out, g.n * g.c * g.h * g.w);
      eachChannel(g, (image, first) => {
        for (let i = 0; i < area * windows; i++) {
          const place = places[(i % windows) * area + Math.floor(i / windows)] as number;
          if (place >= 0) add(image + place, get(at(col) + first * area + i));
        }
      });
    },

    maxPool(x, out, index, geometry) {
      const g = readGeometry(int32, geometry);
      eachChannel(g, (image, windows) => {
        eachTap(g, (tap, window, inside) => {
          const value = inside < 0 ? 0 : get(at(x) + image + inside);
          const best = get(at(out) + windows + window);
          if (tap > 0 && !(value > best || (Number.isNaN(value) && !Number.isNaN(best)))) return;
          view[at(out) + windows + window] = value;
          int32[(index >>> 2) + windows + window] = inside;
        });
      });
    },
    takePooled(x, index, out, geometry) {
      const g = readGeometry(int32, geometry);
      eachChannel(g, (image, windows) => {
        for (let i = windows; i < windows + g.oh * g.ow; i++) {
          const place = whole((index >>> 2) + i);
          view[at(out) + i] = place < 0 ? 0 : get(at(x) + image + place);
        }
      });
    },
    putPooled(gy, index, out, geometry) {
      const g = readGeometry(int32, geometry);
      const add = zeros(out, g.n * g.c * g.h * g.w);
      eachChannel(g, (image, windows) => {
        for (let i = windows; i < windows + g.oh * g.ow; i++) {
          const place = whole((index >>> 2) + i);
          if (place >= 0) add(image + place, get(at(gy) + i));
        }
      });
    },
    averagePool(x, out, geometry) {
      const g = readGeometry(int32, geometry);
      const size = g.n * g.c * g.oh * g.ow;
      const add = zeros(out, size);
      eachChannel(g, (image, windows) => {
        eachTap(g, (_tap, window, inside) => {
          if (inside >= 0) add(windows + window, get(at(x) + image + inside));
        });
      });
      for (let i = at(out); i < at(out) + size; i++) view[i] = get(i) / (g.kh * g.kw);
    },
    spreadPooled(gy, out, geometry) {
      const g = readGeometry(int32, geometry);
      const add = zeros(out, g.n * g.c * g.h * g.w);
      eachChannel(g, (image, windows) => {
        eachTap(g, (_tap, window, inside) => {
          if (inside >= 0) add(image + inside, rounded(get(at(gy) + windows + window) / (g.kh * g.kw), single));
        });
      });
    },
  };
}
