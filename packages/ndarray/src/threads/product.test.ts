import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Packed } from "../kernels/kernels.ts";
import { productKernels } from "../kernels/products.ts";
import { heap } from "../memory/heap.ts";
import { Pool } from "./pool.ts";
import { boundsOf, inParts, isLarge } from "./product.ts";

const A = 2 ** 23;
const B = A + 2 ** 23;
const OUT = B + 2 ** 23;

test("bounds are those of tiles, and cover all", () => {
  expect(boundsOf(1024, 2)).toEqual([0, 256, 512, 768, 1024]);
  expect(boundsOf(100, 2)).toEqual([0, 64, 100]);
  expect(boundsOf(64, 16)).toEqual([0, 16, 32, 48, 64]);
  for (const length of [64, 65, 127, 500, 4001, 100_000]) {
    for (const threads of [2, 3, 16]) {
      const bounds = boundsOf(length, threads);
      expect(bounds.length).toBeLessThanOrEqual(65);
      expect([bounds[0], bounds.at(-1)]).toEqual([0, length]);
      expect(bounds.every((x, i) => i === 0 || x > (bounds[i - 1] as number))).toBe(true);
    }
  }
});

test("large is what is worth it", () => {
  expect(isLarge("float32", 160, 160, 160)).toBe(false);
  expect(isLarge("float32", 256, 256, 256)).toBe(true);
  expect(isLarge("float64", 100, 784, 1000)).toBe(true);
  expect(isLarge("float32", 32, 1000, 1000)).toBe(false);
  expect(isLarge("float32", 100_000, 100, 64)).toBe(false); // the right matrix is small
});

// The plain kernels know no threads.
describe.runIf(productKernels.of("float32").packed).each(["float64", "float32"] as const)("%s", (dtype) => {
  const { matmul, packed } = productKernels.of(dtype);
  const pools = [2, 3].map((threads) => new Pool(threads, () => {}));
  beforeAll(() => Promise.all(pools.map((pool) => pool.started)));
  afterAll(() => {
    for (const pool of pools) pool.close();
  });
  const data = heap[dtype];
  const item = data.BYTES_PER_ELEMENT;

  function fill(from: number, size: number): void {
    for (let i = 0; i < size; i++) data[from / item + i] = Math.sin(i * 12.9898 + size) * 2;
  }

  function result(size: number): Uint8Array {
    return heap.bool.slice(OUT, OUT + size * item);
  }

  test.each([
    [211, 301, 257],
    [257, 301, 211],
    [64, 700, 193],
    [500, 521, 64],
    [129, 1027, 501],
    [600, 257, 130],
  ])("[%i, %i] × [., %i] has the same digits with 1, 2 and 3 threads", async (m, k, n) => {
    fill(A, m * k);
    fill(B, k * n);
    fill(OUT, m * n + 20);
    const before = result(m * n + 20);
    for (const [transA, transB] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const) {
      for (const accumulate of [0, 1]) {
        heap.bool.set(before, OUT);
        matmul(A, B, OUT, m, k, n, transA, transB, accumulate);
        const expected = result(m * n + 20);
        for (const pool of pools) {
          await expect.poll(() => pool.ready).toBe(true);
          const run = vi.spyOn(pool, "run");
          heap.bool.set(before, OUT);
          const multiply = inParts(dtype, pool, matmul, packed as Packed);
          multiply(A, B, OUT, m, k, n, transA, transB, accumulate);
          expect(run).toHaveBeenCalledTimes(1);
          expect(Buffer.compare(result(m * n + 20), expected)).toBe(0);
          run.mockRestore();
        }
      }
    }
  });

  test("the workers compute, and not only the main thread", async () => {
    const [pool] = pools as [Pool];
    let taken = 0;
    const run = pool.run.bind(pool);
    vi.spyOn(pool, "run").mockImplementation((calls, own, take) => {
      run(calls, own, (part) => {
        taken++;
        take(part);
      });
    });
    const multiply = inParts(dtype, pool, matmul, packed as Packed);
    await expect
      .poll(() => {
        multiply(A, B, OUT, 700, 700, 700, 0, 0, 0);
        return taken;
      })
      .toBeGreaterThan(0);
    vi.restoreAllMocks();
  });

  test("what does not fit the shared memory, or is small, is done by one thread", () => {
    const [pool] = pools as [Pool];
    const alone = vi.fn();
    const multiply = inParts(dtype, pool, alone, packed as Packed);
    multiply(A, B, OUT, 100, 100, 100, 0, 0, 0);
    expect(alone).toHaveBeenLastCalledWith(A, B, OUT, 100, 100, 100, 0, 0, 0);
    multiply(A, B, OUT, 20_000, 20_000, 20_000, 1, 0, 1);
    expect(alone).toHaveBeenLastCalledWith(A, B, OUT, 20_000, 20_000, 20_000, 1, 0, 1);
  });
});
