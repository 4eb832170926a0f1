import { describe, expect, test } from "vitest";
import type { NdArray } from "../array/ndarray.ts";
import { pinnedZeros } from "../array/pinned.ts";
import { heap } from "../memory/heap.ts";
import { RandomState } from "../random/random.ts";
import { inUse, referenceOn } from "../testing/kernel-sets.ts";

const plain = referenceOn(heap);
const used = { float64: inUse("float64"), float32: inUse("float32"), int32: inUse("int32") };

describe.each(["float64", "float32"] as const)("%s: several kernels in one call", (dtype) => {
  const random = new RandomState(0);
  const filled = (...shape: number[]): NdArray => {
    const a = pinnedZeros(shape, dtype);
    heap[dtype].set(random.randn(a.size).toTypedArray(), a.ptr / (dtype === "float64" ? 8 : 4));
    return a;
  };
  const values = (a: NdArray): number[] => Array.from(a.toTypedArray());

  test.each([
    [1, 1, 100],
    [1, 100, 1],
    [3, 5, 7],
    [32, 10, 33],
  ])("linear and rnnCell, [%i, %i] to %i", (m, k, n) => {
    const [x, h, Wx, Wh, b] = [filled(m, k), filled(m, n), filled(k, n), filled(n, n), filled(n)];
    const [out, expected] = [filled(m, n), filled(m, n)];
    const close = (): void => {
      const digits = dtype === "float64" ? 11 : 4;
      for (const [i, y] of values(out).entries()) expect(y).toBeCloseTo(values(expected)[i] as number, digits);
    };

    inUse(dtype).linear(x.ptr, Wx.ptr, b.ptr, out.ptr, m, k, n);
    plain[dtype].matmul(x.ptr, Wx.ptr, expected.ptr, m, k, n, 0, 0, 0);
    plain[dtype].addRow(b.ptr, expected.ptr, m, n);
    close();
    inUse(dtype).rnnCell(x.ptr, h.ptr, Wx.ptr, Wh.ptr, b.ptr, out.ptr, m, k, n);
    plain[dtype].matmul(h.ptr, Wh.ptr, expected.ptr, m, n, n, 0, 0, 1);
    plain[dtype].tanh(expected.ptr, expected.ptr, m * n);
    close();
    plain[dtype].rnnCell(x.ptr, h.ptr, Wx.ptr, Wh.ptr, b.ptr, out.ptr, m, k, n);
    expect(values(out)).toEqual(values(expected));
  });

  test.each([0, 1, 3, 4, 100])("squaredDistance of %i elements", (n) => {
    const [a, b, expected] = [filled(n + 1), filled(n + 1), filled(n + 1)];
    plain[dtype].sub(a.ptr, 1, b.ptr, 1, expected.ptr, n);
    const sum = plain[dtype].dot(expected.ptr, expected.ptr, n);
    for (const set of [used, plain]) {
      const out = filled(n + 1);
      const last = values(out)[n];
      expect(set[dtype].squaredDistance(a.ptr, b.ptr, out.ptr, n)).toBe(sum);
      expect(values(out)).toEqual([...values(expected).slice(0, n), last]);
    }
  });

  test("a row repeats, as does a column", () => {
    const [a, row, column] = [filled(3, 5), filled(5), filled(3)];
    const [x, y, z] = [a, row, column].map(values) as [number[], number[], number[]];
    const round = dtype === "float32" ? Math.fround : Number;
    for (const set of [used, plain]) {
      const out = filled(3, 5);
      set[dtype].subRows(a.ptr, 5, 1, row.ptr, 0, 1, out.ptr, 3, 5);
      expect(values(out)).toEqual(x.map((v, i) => round(v - (y[i % 5] as number))));
      set[dtype].divRows(column.ptr, 1, 0, a.ptr, 5, 1, out.ptr, 3, 5);
      expect(values(out)).toEqual(x.map((v, i) => round((z[Math.floor(i / 5)] as number) / v)));
      set[dtype].mulRows(column.ptr, 1, 0, row.ptr, 0, 1, out.ptr, 3, 5);
      expect(values(out)).toEqual(x.map((_, i) => round((z[Math.floor(i / 5)] as number) * (y[i % 5] as number))));
    }
  });

  test("gatherRows", () => {
    for (const width of [1, 2, 3, 4, 7, 100]) {
      const rows = Array.from({ length: 5 }, () => filled(width));
      const addresses = pinnedZeros([5], "int32");
      heap.int32.set(
        rows.map(({ ptr }) => ptr),
        addresses.ptr / 4,
      );
      for (const set of [used, plain]) {
        const out = filled(5 * width + 1);
        const last = values(out)[5 * width];
        set[dtype].gatherRows(addresses.ptr, 5, width, out.ptr);
        expect(values(out)).toEqual([...rows.flatMap(values), last]);
      }
    }
  });

  test("copy", () => {
    for (const n of [0, 1, 7, 100]) {
      const [a, out] = [filled(n + 1), filled(n + 1)];
      const last = values(out)[n];
      inUse(dtype).copy(a.ptr, out.ptr, n);
      expect(values(out)).toEqual([...values(a).slice(0, n), last]);
    }
  });
});
