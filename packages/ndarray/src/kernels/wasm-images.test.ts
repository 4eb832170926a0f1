import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { itemSize } from "../array/dtype.ts";
import { geometryOf } from "../network/window.ts";
import { workBytes } from "../network/work-memory.ts";
import { Bench, expectNear, expectSame, type Float } from "./bench.test.ts";
import type { Geometry } from "./geometry.ts";

const bench = new Bench();
const HEADER = 2 ** 20;
const INDEX = 3 * 2 ** 24;
const WORK = 2 ** 25;
const waves = (size: number): number[] => Array.from({ length: size }, (_, i) => Math.sin(i * 12.9898 + size) * 2);
/** Numbers with ties, NaN and infinities. */
const rough = (size: number): number[] =>
  Array.from({ length: size }, (_, i) => [Number.NaN, Infinity, -Infinity][(i * i + size) % 41] ?? ((i * 7) % 5) - 2);

/** Writes the numbers of a geometry and fills the work memory, so that kernels find garbage in it. */
function lay(g: Geometry, dtype: Float): number {
  bench.reset();
  const { n, c, h, w, kh, kw, strideH, strideW, padH, padW, oh, ow, oc } = g;
  bench.heap.int32.set([n, c, h, w, kh, kw, strideH, strideW, padH, padW, oh, ow, oc], HEADER / 4);
  const k = c * kh * kw;
  const bytes = Math.max(workBytes(g, dtype, oc, k), workBytes(g, dtype, k, oc));
  bench.heap.bool.fill(0xff, WORK, WORK + bytes + 64);
  return WORK + bytes;
}

const size = fc.integer({ min: 1, max: 5 });
const geometries = fc
  .tuple(
    fc.record({ n: fc.nat(2), c: fc.nat(3), oc: fc.nat(6) }),
    fc.record({ kernel: fc.tuple(size, size), stride: fc.tuple(size, size), pad: fc.tuple(fc.nat(3), fc.nat(3)) }),
    fc.tuple(fc.nat(12), fc.nat(20)),
  )
  .map(([{ n, c, oc }, { kernel, stride, pad }, [moreH, moreW]]) => {
    const length = (i: 0 | 1, more: number): number => Math.max(1, kernel[i] - 2 * pad[i] + more);
    return geometryOf([n, c, length(0, moreH), length(1, moreW)], kernel, { stride, pad }, "test", oc);
  });

/** Larger than the blocks of the kernels: in positions, taps, channels or filters. */
const large: readonly Geometry[] = [
  geometryOf([1, 3, 40, 51], 3, { stride: 1, pad: 1 }, "test", 5),
  geometryOf([2, 30, 5, 6], 3, { stride: 1, pad: 0 }, "test", 7),
  geometryOf([1, 2, 6, 9], [2, 3], { stride: [1, 2], pad: 0 }, "test", 261),
  geometryOf([1, 9, 2, 1100], [2, 2], { stride: 1, pad: [1, 0] }, "test", 6),
];

function check(property: (g: Geometry) => void): void {
  fc.assert(fc.property(geometries, property), { numRuns: 40 });
  for (const g of large) property(g);
}

describe.each(["float64", "float32"] as const)("%s: SIMD kernels agree with the reference", (dtype) => {
  const sizes = (g: Geometry): { x: number; W: number; y: number } => ({
    x: g.n * g.c * g.h * g.w,
    W: g.oc * g.c * g.kh * g.kw,
    y: g.n * g.oc * g.oh * g.ow,
  });
  test("conv2d", () => {
    check((g) => {
      const end = lay(g, dtype);
      const { x, W, y } = sizes(g);
      const [a, f, b] = [bench.put(dtype, waves(x)), bench.put(dtype, waves(W)), bench.put(dtype, waves(g.oc))];
      for (const bias of [0, b]) {
        const [js, wasm] = bench.both(dtype, y, (k, out) => k.conv2d(a, f, bias, out, WORK, HEADER));
        expectSame(wasm, js);
      }
      expect([...bench.heap.bool.subarray(end, end + 64)]).toEqual(new Array<number>(64).fill(0xff));
    });
  });

  test("deconv2d", () => {
    check((g) => {
      const end = lay(g, dtype);
      const { x, W, y } = sizes(g);
      const [a, f, b] = [bench.put(dtype, waves(y)), bench.put(dtype, waves(W)), bench.put(dtype, waves(g.c))];
      for (const bias of [0, b]) {
        const [js, wasm] = bench.both(dtype, x, (k, out) => k.deconv2d(a, f, bias, out, WORK, HEADER));
        expectSame(wasm, js);
      }
      expect([...bench.heap.bool.subarray(end, end + 64)]).toEqual(new Array<number>(64).fill(0xff));
    });
  });

  test("conv2dGradWeight", () => {
    check((g) => {
      const end = lay(g, dtype);
      const { x, W, y } = sizes(g);
      const [a, gy] = [bench.put(dtype, waves(x)), bench.put(dtype, waves(y))];
      const [js, wasm] = bench.both(dtype, W, (k, out) => k.conv2dGradWeight(a, gy, out, WORK, HEADER));
      expectSame(wasm, js);
      expect([...bench.heap.bool.subarray(end, end + 64)]).toEqual(new Array<number>(64).fill(0xff));
    });
  });

  test("im2col and col2im", () => {
    check((g) => {
      lay(g, dtype);
      const { x } = sizes(g);
      const length = g.n * g.c * g.kh * g.kw * g.oh * g.ow;
      const [a, col] = [bench.put(dtype, rough(x)), bench.put(dtype, waves(length))];
      const [js, wasm] = bench.both(dtype, length, (k, out) => k.im2col(a, out, HEADER));
      expectSame(wasm, js);
      const [js2, wasm2] = bench.both(dtype, x, (k, out) => k.col2im(col, out, HEADER));
      expectSame(wasm2, js2);
    });
  });

  test("pooling", () => {
    check((g) => {
      lay(g, dtype);
      const { x } = sizes(g);
      const count = g.n * g.c * g.oh * g.ow;
      const [a, smooth, gy] = [rough(x), waves(x), waves(count)].map((values) => bench.put(dtype, values)) as [
        number,
        number,
        number,
      ];
      const found: number[][] = [];
      const [js, wasm] = bench.both(dtype, count, (k, out) => {
        bench.heap.int32.fill(77, INDEX / 4, INDEX / 4 + count + 4);
        k.maxPool(a, out, INDEX, HEADER);
        found.push([...bench.heap.int32.subarray(INDEX / 4, INDEX / 4 + count + 4)]);
      });
      expectNear(wasm, js, 0);
      expect(found[1]).toEqual(found[0]);
      const [taken, taken2] = bench.both(dtype, count, (k, out) => k.takePooled(smooth, INDEX, out, HEADER));
      expectSame(taken2, taken);
      const [put, put2] = bench.both(dtype, x, (k, out) => k.putPooled(gy, INDEX, out, HEADER));
      expectSame(put2, put);
      const [mean, mean2] = bench.both(dtype, count, (k, out) => k.averagePool(smooth, out, HEADER));
      expectSame(mean2, mean);
      const [spread, spread2] = bench.both(dtype, x, (k, out) => k.spreadPooled(gy, out, HEADER));
      expectSame(spread2, spread);
    });
  });
});

test("arrays of the tests end before the work memory", () => {
  bench.reset();
  for (const g of large) {
    const bytes = (g.n * g.c * g.kh * g.kw * g.oh * g.ow + g.n * (g.c + g.oc) * g.h * g.w) * itemSize.float64;
    expect(bytes * 3 + 2 ** 22).toBeLessThan(WORK);
  }
});
