import type { ImageKernels } from "./image-kernels.ts";

/** The numbers of `window.ts` as a kernel reads them. */
interface Geometry {
  readonly n: number;
  readonly c: number;
  readonly h: number;
  readonly w: number;
  readonly kh: number;
  readonly kw: number;
  readonly strideH: number;
  readonly strideW: number;
  readonly padH: number;
  readonly padW: number;
  readonly oh: number;
  readonly ow: number;
  readonly oc: number;
}

function geometryAt(int32: Int32Array, address: number): Geometry {
  const number = (i: number): number => int32[(address >>> 2) + i] as number;
  return {
    ...{ n: number(0), c: number(1), h: number(2), w: number(3), kh: number(4), kw: number(5) },
    ...{ strideH: number(6), strideW: number(7), padH: number(8), padW: number(9) },
    ...{ oh: number(10), ow: number(11), oc: number(12) },
  };
}

/** Calls `visit` with each tap (a place in the window) of each window of one channel: where it is in the channel, or −1. */
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

/** The reference kernels of windows, on one view of the heap: `at` gives the index of an address. */
export function imageKernels(view: Float64Array, int32: Int32Array, at: (address: number) => number): ImageKernels {
  const get = (i: number): number => view[i] as number;
  const whole = (i: number): number => int32[i] as number;

  /** Sums in float64, rounded once at the end: `add` is called with all that makes them. */
  const sums = (out: number, size: number, all: (add: (i: number, value: number) => void) => void): void => {
    const totals = new Float64Array(size);
    all((i, value) => {
      totals[i] = (totals[i] as number) + value;
    });
    view.set(totals, at(out));
  };
  /** Like `eachTap`, for all images, channels and filters, with what is inside: indexes into x, W and the windows. */
  const eachProduct = (g: Geometry, visit: (x: number, W: number, y: number) => void): void => {
    const [pixels, windows, taps] = [g.h * g.w, g.oh * g.ow, g.kh * g.kw];
    for (let n = 0; n < g.n; n++) {
      for (let c = 0; c < g.c; c++) {
        eachTap(g, (tap, window, inside) => {
          if (inside < 0) return;
          const x = (n * g.c + c) * pixels + inside;
          for (let o = 0; o < g.oc; o++) visit(x, (o * g.c + c) * taps + tap, (n * g.oc + o) * windows + window);
        });
      }
    }
  };
  /** Calls `visit` with the index of the first element of each channel, in the image and in what has one for each window. */
  const eachChannel = (g: Geometry, visit: (image: number, windows: number) => void): void => {
    for (let i = 0; i < g.n * g.c; i++) visit(i * g.h * g.w, i * g.oh * g.ow);
  };
  const biased = (b: number, channels: number, size: number, i: number): number =>
    b === 0 ? 0 : get(at(b) + (Math.floor(i / size) % channels));

  return {
    conv2d(x, W, b, out, _work, geometry) {
      const g = geometryAt(int32, geometry);
      const size = g.oh * g.ow;
      sums(out, g.n * g.oc * size, (add) => {
        eachProduct(g, (i, j, k) => add(k, get(at(x) + i) * get(at(W) + j)));
        if (b !== 0) for (let k = 0; k < g.n * g.oc * size; k++) add(k, biased(b, g.oc, size, k));
      });
    },
    deconv2d(y, W, b, out, _work, geometry) {
      const g = geometryAt(int32, geometry);
      const size = g.h * g.w;
      sums(out, g.n * g.c * size, (add) => {
        eachProduct(g, (i, j, k) => add(i, get(at(y) + k) * get(at(W) + j)));
        if (b !== 0) for (let i = 0; i < g.n * g.c * size; i++) add(i, biased(b, g.c, size, i));
      });
    },
    conv2dGradWeight(x, gy, out, _work, geometry) {
      const g = geometryAt(int32, geometry);
      sums(out, g.oc * g.c * g.kh * g.kw, (add) => {
        eachProduct(g, (i, j, k) => add(j, get(at(x) + i) * get(at(gy) + k)));
      });
    },

    im2col(x, out, geometry) {
      const g = geometryAt(int32, geometry);
      eachChannel(g, (image, windows) => {
        eachTap(g, (tap, window, inside) => {
          const to = at(out) + windows * g.kh * g.kw + tap * g.oh * g.ow + window;
          view[to] = inside < 0 ? 0 : get(at(x) + image + inside);
        });
      });
    },
    col2im(col, out, geometry) {
      const g = geometryAt(int32, geometry);
      sums(out, g.n * g.c * g.h * g.w, (add) => {
        eachChannel(g, (image, windows) => {
          eachTap(g, (tap, window, inside) => {
            const from = at(col) + windows * g.kh * g.kw + tap * g.oh * g.ow + window;
            if (inside >= 0) add(image + inside, get(from));
          });
        });
      });
    },

    maxPool(x, out, index, geometry) {
      const g = geometryAt(int32, geometry);
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
      const g = geometryAt(int32, geometry);
      eachChannel(g, (image, windows) => {
        for (let i = windows; i < windows + g.oh * g.ow; i++) {
          const place = whole((index >>> 2) + i);
          view[at(out) + i] = place < 0 ? 0 : get(at(x) + image + place);
        }
      });
    },
    putPooled(gy, index, out, geometry) {
      const g = geometryAt(int32, geometry);
      sums(out, g.n * g.c * g.h * g.w, (add) => {
        eachChannel(g, (image, windows) => {
          for (let i = windows; i < windows + g.oh * g.ow; i++) {
            const place = whole((index >>> 2) + i);
            if (place >= 0) add(image + place, get(at(gy) + i));
          }
        });
      });
    },
    averagePool(x, out, geometry) {
      const g = geometryAt(int32, geometry);
      sums(out, g.n * g.c * g.oh * g.ow, (add) => {
        eachChannel(g, (image, windows) => {
          eachTap(g, (_tap, window, inside) => {
            if (inside >= 0) add(windows + window, get(at(x) + image + inside) / (g.kh * g.kw));
          });
        });
      });
    },
    spreadPooled(gy, out, geometry) {
      const g = geometryAt(int32, geometry);
      sums(out, g.n * g.c * g.h * g.w, (add) => {
        eachChannel(g, (image, windows) => {
          eachTap(g, (_tap, window, inside) => {
            if (inside >= 0) add(image + inside, get(at(gy) + windows + window) / (g.kh * g.kw));
          });
        });
      });
    },
  };
}
