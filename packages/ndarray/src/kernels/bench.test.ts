import { expect, test } from "vitest";
import { itemSize } from "../array/dtype.ts";
import { referenceOn, simdOn } from "../testing/kernel-sets.ts";
import type { Heap, KernelSet, Kernels } from "./kernels.ts";

export type Float = "float64" | "float32";

/** The number of elements checked on each side of an output: more than a kernel writes at a time. */
const GUARD = 20;

/** Both sets of kernels on one memory, with room for arrays. */
export class Bench {
  readonly heap: Heap;
  private readonly js: KernelSet;
  private readonly wasm: { readonly [D in Float]: Partial<Kernels> };
  private top = 2 ** 22; // the memory below belongs to the kernels

  constructor() {
    const memory = new WebAssembly.Memory({ initial: 1024, maximum: 1024 });
    const buffer = memory.buffer as ArrayBuffer;
    this.heap = {
      buffer,
      float64: new Float64Array(buffer),
      float32: new Float32Array(buffer),
      int32: new Int32Array(buffer),
      bool: new Uint8Array(buffer),
    };
    this.js = referenceOn(this.heap);
    this.wasm = simdOn(memory);
  }

  /** The names of the kernels that the SIMD set has. */
  overridden(dtype: Float): string[] {
    return Object.keys(this.wasm[dtype]);
  }

  /** The SIMD set alone. */
  simd(dtype: Float): Kernels {
    return this.wasm[dtype] as Kernels;
  }

  /** Frees all arrays, or those after a {@link mark}. */
  reset(mark: number = 2 ** 22): void {
    this.top = mark;
  }

  /** The end of the arrays so far. */
  mark(): number {
    return this.top;
  }

  /** Copies numbers into the memory, aligned to their own size only, and returns their address. */
  put(dtype: Float, values: ArrayLike<number>): number {
    const item = itemSize[dtype];
    this.top += item; // so that addresses are multiples of 16 only by chance
    const address = this.top;
    this.heap[dtype].set(values, address / item);
    this.top += values.length * item;
    return address;
  }

  /**
   * The `size` elements that a kernel writes, by both sets. They start as 7 or as `before`, and the elements around
   * them must not change.
   */
  both(
    dtype: Float,
    size: number,
    call: (kernels: Kernels, out: number) => unknown,
    before?: ArrayLike<number>,
  ): [js: number[], wasm: number[]] {
    const guard = new Array<number>(GUARD).fill(13);
    const results = [this.js[dtype], this.simd(dtype)].map((kernels) => {
      const inside = before === undefined ? new Array<number>(size).fill(7) : Array.from(before);
      const out = this.put(dtype, [...guard, ...inside, ...guard]) + GUARD * itemSize[dtype];
      call(kernels, out);
      const first = out / itemSize[dtype];
      const view = this.heap[dtype];
      expect([...view.subarray(first - GUARD, first), ...view.subarray(first + size, first + size + GUARD)]).toEqual([
        ...guard,
        ...guard,
      ]);
      return Array.from(view.subarray(first, first + size));
    });
    return results as [number[], number[]];
  }
}

/** Asserts that two results are the same numbers, of zeros also the sign, with any NaN for NaN. */
export function expectSame(actual: readonly number[], expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  const at = expected.findIndex((e, i) => !Object.is(actual[i], e));
  if (at >= 0) expect.fail(`element ${at} of ${expected.length} is ${actual[at]}, expected ${expected[at]}`);
}

/** Asserts that two results agree to a relative error, with NaN for NaN and infinity for infinity. */
export function expectNear(actual: readonly number[], expected: readonly number[], rtol: number, atol = 0): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const [a, e] = [actual[i] as number, expected[i] as number];
    if (Object.is(a, e) || a === e) continue; // also 0 and −0
    const near = Math.abs(a - e) <= rtol * Math.abs(e) + atol;
    if (!near) expect.fail(`element ${i} of ${expected.length} is ${a}, expected ${e}`);
  }
}

test("the bench lays arrays side by side", () => {
  const bench = new Bench();
  const [a, b] = [bench.put("float64", [1, 2]), bench.put("float32", [3])];
  expect(bench.heap.float64[a / 8 + 1]).toBe(2);
  expect(bench.heap.float32[b / 4]).toBe(3);
});
