import fc from "fast-check";
import { expect, it } from "vitest";
import type { DType } from "../array/dtype.ts";
import * as nd from "../index.ts";
import { exactArraysOf, expectSame, make, tries } from "../testing/draws.ts";
import { transpose } from "../testing/naive.ts";
import { col2im, conv2d, im2col, type NaiveWindow, places, pool } from "../testing/naive-images.ts";

const floating = (a: DType, b: DType): DType => (nd.promote(a, b) === "float32" ? "float32" : "float64");

/** Images and a window that fits them, with strides and padding that differ between the axes. */
const images = fc
  .tuple(
    fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 3 })),
    fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })),
    fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })),
  )
  .map(([[n, c], [h, w], kernel, stride, pad]) => ({ shape: [n, c, h, w], window: { kernel, stride, pad } }))
  .filter(({ shape, window }) => places(shape, window).every((count) => count >= 1));

const moves = ({ stride, pad }: NaiveWindow) => ({ stride, pad });

it("im2col cuts windows out, and col2im adds them up", () => {
  const drawn = images.chain(({ shape, window }) =>
    fc.tuple(
      fc.constant(window),
      exactArraysOf(shape, ["float64", "float32", "int32"]),
      exactArraysOf(
        [...shape.slice(0, 2), ...window.kernel, ...places(shape, window)],
        ["float64", "float32", "int32"],
      ),
    ),
  );
  fc.assert(
    fc.property(drawn, ([window, x, col]) => {
      const { shape } = x.naive;
      const windows = im2col(x.naive, window);
      const [n, c, kh, kw, oh, ow] = windows.shape as [number, number, number, number, number, number];
      expectSame(nd.im2col(make(x), window.kernel, { ...moves(window), toMatrix: false }), windows, x.dtype, {
        exact: false,
      });
      const rows = transpose(windows, [0, 4, 5, 1, 2, 3]);
      const matrix = { shape: [n * oh * ow, c * kh * kw], values: rows.values };
      expectSame(nd.im2col(make(x), window.kernel, moves(window)), matrix, x.dtype, { exact: false });

      const sums = col2im(col.naive, shape, window);
      expectSame(nd.col2im(make(col), shape, window.kernel, { ...moves(window), toMatrix: false }), sums, col.dtype, {
        exact: false,
      });
      const flat = nd.reshape(nd.transpose(make(col), [0, 4, 5, 1, 2, 3]), matrix.shape);
      expectSame(nd.col2im(flat, shape, window.kernel, moves(window)), sums, col.dtype, { exact: false });
    }),
    tries(80),
  );
});

it("conv2d, and its two gradients, which are sums of the same products", () => {
  const drawn = images.chain(({ shape, window }) =>
    fc
      .integer({ min: 1, max: 3 })
      .chain((oc) =>
        fc.tuple(
          fc.constant(window),
          exactArraysOf(shape),
          exactArraysOf([oc, shape[1] as number, ...window.kernel], ["float64", "float32"]),
          exactArraysOf([oc], ["float64", "float32"]),
          exactArraysOf([shape[0] as number, oc, ...places(shape, window)], ["float64", "float32"]),
        ),
      ),
  );
  fc.assert(
    fc.property(drawn, ([window, x, W, b, gy]) => {
      const dtype = floating(x.dtype, W.dtype);
      expectSame(nd.conv2d(make(x), make(W), null, moves(window)), conv2d(x.naive, W.naive, null, window), dtype, {
        exact: false,
      });
      const biased = conv2d(x.naive, W.naive, b.naive, window);
      expectSame(nd.conv2d(make(x), make(W), make(b), moves(window)), biased, nd.promote(dtype, b.dtype), {
        exact: false,
      });

      // Σ gy · conv(x, W) = Σ W · gradient of W = Σ x · gradient of x, in exact numbers.
      const dot = (p: readonly number[], q: readonly number[]): number =>
        p.reduce((sum, v, i) => sum + v * (q[i] as number), 0);
      const total = dot(gy.naive.values, conv2d(x.naive, W.naive, null, window).values);
      const gW = nd.conv2dGradWeight(make(x), make(gy), window.kernel, moves(window));
      expect([gW.shape, dot(Array.from(gW.toTypedArray()), W.naive.values)]).toEqual([W.naive.shape, total]);
      const outSize = x.naive.shape.slice(2) as [number, number];
      const gx = nd.deconv2d(make(gy), make(W), null, { ...moves(window), outSize });
      expect([gx.shape, dot(Array.from(gx.toTypedArray()), x.naive.values)]).toEqual([x.naive.shape, total]);
    }),
    tries(80),
  );
});

it("pooling takes the largest pixel and averagePooling the mean, with zeros in the margin", () => {
  const drawn = images.chain(({ shape, window }) =>
    fc.tuple(fc.constant(window), exactArraysOf(shape, ["float64", "float32"])),
  );
  fc.assert(
    fc.property(drawn, ([window, x]) => {
      const largest = pool(x.naive, window, (pixels) => Math.max(...pixels));
      expectSame(nd.pooling(make(x), window.kernel, moves(window)).y, largest, x.dtype, { exact: false });
      const mean = pool(x.naive, window, (pixels) => pixels.reduce((a, b) => a + b, 0) / pixels.length);
      expectSame(nd.averagePooling(make(x), window.kernel, moves(window)), mean, x.dtype, { exact: false, ulps: 2 });
    }),
    tries(80),
  );
});
