import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Bench, expectSame, type Float } from "./bench.test.ts";
import type { Kernels } from "./kernels.ts";

const bench = new Bench();

/** Small integers: every sum is exact, in any order. */
const whole = (size: number): number[] => Array.from({ length: size }, (_, i) => ((i * 7919 + size) % 9) - 4);
const waves = (size: number): number[] => Array.from({ length: size }, (_, i) => Math.sin(i * 12.9898 + size) * 2);

type Shape = readonly [m: number, k: number, n: number];
const transpositions = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;

/** Calls of matmul for operands that are laid into the bench. */
function multiply(dtype: Float, [m, k, n]: Shape, fill: (size: number) => number[]) {
  const [a, b] = [bench.put(dtype, fill(m * k)), bench.put(dtype, fill(k * n))];
  return (transA: number, transB: number, accumulate: number) =>
    (kernels: Kernels, out: number): void =>
      kernels.matmul(a, b, out, m, k, n, transA, transB, accumulate);
}

describe.each(["float64", "float32"] as const)("%s: the SIMD product", (dtype) => {
  /** All four transpositions of one shape, writing and adding. */
  function compare(shape: Shape): void {
    const size = shape[0] * shape[2];
    const round = dtype === "float32" ? Math.fround : (x: number): number => x;
    const before = waves(size + 1)
      .slice(1)
      .map(round);
    bench.reset();
    const exact = multiply(dtype, shape, whole);
    const rounded = multiply(dtype, shape, waves);
    const operands = bench.mark();
    for (const [transA, transB] of transpositions) {
      bench.reset(operands);
      const [js, wasm] = bench.both(dtype, size, exact(transA, transB, 0));
      expectSame(wasm, js);
      const [plain, product] = bench.both(dtype, size, rounded(transA, transB, 0));
      expectSame(product, plain);
      const [plainSum, sum] = bench.both(dtype, size, rounded(transA, transB, 1), before);
      expectSame(plainSum, sum);
      // The whole product is rounded before it is added, so the result is exact to the bit.
      const expected = product.map((x, i) => round((before[i] as number) + x));
      expectSame(sum, expected);
    }
  }

  test("any small shape", () => {
    const size = fc.oneof({ weight: 1, arbitrary: fc.nat(4) }, { weight: 2, arbitrary: fc.nat(70) });
    fc.assert(fc.property(fc.tuple(size, size, size), compare), { numRuns: 40 });
  });

  test.each([
    [1, 100, 100],
    [1, 30, 100],
    [100, 30, 100],
    [100, 30, 1],
    [1, 1, 100],
    [4, 3, 2],
    [1, 3, 5000], // a row longer than the piece that is added at a time
    [1, 161, 900], // a matrix that is read in order
    [1, 230, 4203],
    [1, 700, 19],
    [9, 40, 17], // transposed: packed
    [7, 40, 17],
    [64, 128, 128],
    [131, 259, 61], // more than one panel deep
    [66, 300, 490], // more columns than a panel
    [530, 257, 64], // more rows than are added at a time
  ] as const)("[%i, %i] × [., %i]", (...shape) => {
    compare(shape);
  });

  test("what is infinite or not a number stays in its row and column", () => {
    const [m, k, n] = [67, 130, 257];
    for (const [transA, transB] of transpositions) {
      bench.reset();
      const [left, right] = [whole(m * k), whole(k * n)];
      left[transA ? m - 1 : (m - 1) * k] = Infinity; // (m − 1, 0)
      right[transB ? (n - 1) * k : n - 1] = Number.NaN; // (0, n − 1)
      const [a, b] = [bench.put(dtype, left), bench.put(dtype, right)];
      const [js, wasm] = bench.both(dtype, m * n, (kernels, out) =>
        kernels.matmul(a, b, out, m, k, n, transA, transB, 0),
      );
      expectSame(wasm, js);
      expect(wasm.filter((x) => !Number.isFinite(x)).length).toBe(m + n - 1);
    }
  });

  test("leaves the memory below its workspace, and that above it, alone", () => {
    bench.reset();
    const [below, above] = [bench.heap.bool.subarray(0, 2 ** 16), bench.heap.bool.subarray(3 * 2 ** 20, 2 ** 22)];
    below.fill(99);
    above.fill(99);
    const shape: Shape = [1700, 257, 500]; // more than the workspace could hold of any part at once
    const out = bench.put(dtype, new Array<number>(1700 * 500).fill(0));
    const product = multiply(dtype, shape, whole);
    for (const [transA, transB] of transpositions) product(transA, transB, 1)(bench.simd(dtype), out);
    multiply(dtype, [1, 70, 9000], whole)(0, 0, 1)(bench.simd(dtype), out);
    expect(below.every((byte) => byte === 99)).toBe(true);
    expect(above.every((byte) => byte === 99)).toBe(true);
  });
});
