import { describe, expect, test } from "vitest";
import { itemSize } from "../array/dtype.ts";
import { referenceOn } from "../testing/kernel-sets.ts";
import { Bench } from "./bench.test.ts";
import type { Kernels } from "./kernels.ts";

// One image of two rows, by hand, with windows of two elements and a column of padding on each side: those of the first
// row are [0, 1], [1, 2], [2, 3] and [3, 0]. Larger cases are compared with products of matrices in
// convolution.test.ts.
const bench = new Bench();
const reference = referenceOn(bench.heap);
const geometry = 2 ** 20;
const index = 2 ** 21;

describe.each(["float64", "float32"] as const)("%s", (dtype) => {
  const x = bench.put(dtype, [1, 2, 3, 4, 5, 6]);
  const W = bench.put(dtype, [10, 1]);
  const b = bench.put(dtype, [100]);
  const gy = bench.put(dtype, [1, 2, 3, 4, 5, 6, 7, 8]);
  const col = bench.put(
    dtype,
    Array.from({ length: 16 }, (_, i) => i + 1),
  );

  const cases: readonly (readonly [string, expected: number[], (k: Kernels, out: number) => void])[] = [
    ["conv2d", [1, 12, 23, 30, 4, 45, 56, 60], (k, out) => k.conv2d(x, W, 0, out, 0, geometry)],
    ["conv2d, bias", [101, 112, 123, 130, 104, 145, 156, 160], (k, out) => k.conv2d(x, W, b, out, 0, geometry)],
    ["deconv2d", [21, 32, 43, 65, 76, 87], (k, out) => k.deconv2d(gy, W, 0, out, 0, geometry)],
    ["deconv2d, bias", [121, 132, 143, 165, 176, 187], (k, out) => k.deconv2d(gy, W, b, out, 0, geometry)],
    ["conv2dGradWeight", [127, 106], (k, out) => k.conv2dGradWeight(x, gy, out, 0, geometry)],
    ["im2col", [0, 1, 2, 3, 0, 4, 5, 6, 1, 2, 3, 0, 4, 5, 6, 0], (k, out) => k.im2col(x, out, geometry)],
    ["col2im", [11, 13, 15, 19, 21, 23], (k, out) => k.col2im(col, out, geometry)],
    ["maxPool", [1, 2, 3, 3, 4, 5, 6, 6], (k, out) => k.maxPool(x, out, index, geometry)],
    ["takePooled", [3, 0, 1, 1, 2, 2, 0, 6], (k, out) => k.takePooled(x, index, out, geometry)],
    ["putPooled", [7, 11, 1, 0, 0, 8], (k, out) => k.putPooled(gy, index, out, geometry)],
    ["averagePool", [0.5, 1.5, 2.5, 1.5, 2, 4.5, 5.5, 3], (k, out) => k.averagePool(x, out, geometry)],
    ["spreadPooled", [1.5, 2.5, 3.5, 5.5, 6.5, 7.5], (k, out) => k.spreadPooled(gy, out, geometry)],
  ];

  test.each(cases)("%s", (name, expected, call) => {
    bench.heap.int32.set([1, 1, 2, 3, 1, 2, 1, 1, 0, 1, 2, 4, 1], geometry / 4);
    bench.heap.int32.set([2, -1, 0, 0, 1, 1, -1, 5], index / 4);
    const out = bench.put(dtype, new Array<number>(expected.length).fill(7));
    call(reference[dtype], out);
    const first = out / itemSize[dtype];
    expect([...bench.heap[dtype].subarray(first, first + expected.length)]).toEqual(expected);
    if (name !== "maxPool") return;
    expect([...bench.heap.int32.subarray(index / 4, index / 4 + 8)]).toEqual([0, 1, 2, 2, 3, 4, 5, 5]);
  });
});
