import fc from "fast-check";
import { beforeEach, describe, test } from "vitest";
import { referenceOn } from "../testing/kernel-sets.ts";
import { Bench, expectNear, expectSame } from "./bench.test.ts";
import type { Kernels } from "./kernels.ts";

const bench = new Bench();
const plain = referenceOn(bench.heap);
beforeEach(() => bench.reset());

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The elements that the plain float64 kernel writes to rows of one element that start as `before`. */
function output(size: number, call: (out: number) => void, before: readonly number[] = []): number[] {
  const out = bench.put("float64", [...before, ...new Array<number>(size - before.length).fill(7)]);
  call(out);
  return Array.from(bench.heap.float64.subarray(out / 8, out / 8 + size));
}

describe("the reference", () => {
  const k = plain.float64;

  test("lstmGates and its gradient", () => {
    const c = bench.put("float64", [0.5]);
    const [f, i, o, u] = [sigmoid(0.1), sigmoid(-0.2), sigmoid(0.3), Math.tanh(-0.4)];
    const next = f * 0.5 + i * u;
    const t = Math.tanh(next);
    const gates = output(7, (out) => k.lstmGates(c, out, 1), [0.1, -0.2, 0.3, -0.4]);
    expectNear(gates, [f, i, o, u, t, next, o * t], 1e-15);
    const [y, go, gc] = [bench.put("float64", gates), bench.put("float64", [2]), bench.put("float64", [-3])];
    expectNear(
      output(5, (out) => k.lstmGatesGrad(y, c, go, gc, out, 1)),
      [-1.5 * f * (1 - f), -3 * u * i * (1 - i), 2 * o * (1 - o), -3 * i * (1 - u * u), -3 * f],
      1e-14,
    );
  });

  test("gruGates and its gradient", () => {
    const h = bench.put("float64", [0.5]);
    const [r, z] = [sigmoid(0.1), sigmoid(-0.2)];
    const n = Math.tanh(0.3 + r * -0.4);
    const gates = output(5, (out) => k.gruGates(h, out, 1), [0.1, -0.2, 0.3, -0.4]);
    expectNear(gates, [r, z, n, -0.4, (1 - z) * n + z * 0.5], 1e-15);
    const [y, gh] = [bench.put("float64", gates), bench.put("float64", [2])];
    const toN = 2 * (1 - z) * (1 - n * n);
    expectNear(
      output(5, (out) => k.gruGatesGrad(y, h, gh, out, 1)),
      [toN * -0.4 * r * (1 - r), 2 * (0.5 - n) * z * (1 - z), toN, toN * r, 2 * z],
      1e-14,
    );
  });
});

describe.each(["float64", "float32"] as const)("%s: SIMD kernels agree with the reference", (dtype) => {
  const numbers = (size: number): fc.Arbitrary<number[]> =>
    fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: size, maxLength: size });

  /** Runs a property with `rows` rows of n numbers each, and a fresh memory. */
  function check(rows: number, property: (lists: number[][], n: number) => void): void {
    const lists = fc.nat(40).chain((n) => fc.array(numbers(n), { minLength: rows, maxLength: rows }));
    fc.assert(
      fc.property(lists, (value) => {
        bench.reset();
        property(value, (value[0] as number[]).length);
      }),
      { numRuns: 200 },
    );
  }

  test("lstmGates", () => {
    check(5, ([cell = [], ...sums], n) => {
      const c = bench.put(dtype, cell);
      const before = [...sums.flat(), ...new Array<number>(3 * n).fill(7)];
      const [js, wasm] = bench.both(dtype, 7 * n, (k, out) => k.lstmGates(c, out, n), before);
      expectSame(wasm, js);
    });
  });

  test("gruGates", () => {
    check(5, ([state = [], ...sums], n) => {
      const h = bench.put(dtype, state);
      const before = [...sums.flat(), ...new Array<number>(n).fill(7)];
      const [js, wasm] = bench.both(dtype, 5 * n, (k, out) => k.gruGates(h, out, n), before);
      expectSame(wasm, js);
    });
  });

  test("gradients are the same", () => {
    check(8, (lists, n) => {
      const y = bench.put(dtype, lists.slice(0, 5).flat());
      const [a, b, c] = lists.slice(5).map((list) => bench.put(dtype, list)) as [number, number, number];
      for (const [rows, call] of [
        [5, (k: Kernels, out: number) => k.lstmGatesGrad(y, a, b, c, out, n)],
        [5, (k: Kernels, out: number) => k.gruGatesGrad(y, a, b, out, n)],
      ] as const) {
        const [js, wasm] = bench.both(dtype, rows * n, call);
        expectSame(wasm, js);
      }
    });
  });

  test("saturated gates keep or drop the memory, and nothing becomes NaN", () => {
    const near = dtype === "float64" ? 4e-15 : 2e-6;
    const far = dtype === "float64" ? 800 : 100;
    for (const sign of [-1, 1]) {
      const c = bench.put(dtype, [0.5]);
      const before = [sign * far, -sign * far, far, 1, 7, 7, 7];
      const results = bench.both(dtype, 7, (k, out) => k.lstmGates(c, out, 1), before);
      for (const result of results) expectNear([result[5] as number], [sign > 0 ? 0.5 : Math.tanh(1)], near);
    }
  });
});
