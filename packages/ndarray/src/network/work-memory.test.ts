import { describe, expect, test, vi } from "vitest";

// A fresh memory, in which no convolution has allocated work memory.
vi.resetModules();
const { usage } = await import("../memory/signals.ts");
const { heap } = await import("../memory/heap.ts");
const { geometryOf } = await import("./window.ts");
const { prepare, workBytes } = await import("./work-memory.ts");

describe("prepare", () => {
  test("writes the numbers in the order of the kernels, with work memory behind them", () => {
    const g = geometryOf([2, 3, 7, 6], [3, 2], { stride: [4, 5], pad: [8, 9] }, "op", 13);
    const { geometry, work } = prepare(g, 1000);
    const words = heap.int32.subarray(geometry / 4, geometry / 4 + 13);
    expect([...words]).toEqual([2, 3, 7, 6, 3, 2, 4, 5, 8, 9, g.oh, g.ow, 13]);
    expect([work - geometry, work % 16]).toEqual([64, 0]);
  });

  test("uses one block, which grows", () => {
    const g = geometryOf([1, 1, 1, 1], 1, { stride: 1, pad: 0 }, "op");
    const first = prepare(g, 100_000);
    expect(prepare(g, 10)).toEqual(first);
    const before = usage().pinned;
    for (let i = 0; i < 100; i++) prepare(g, 100_000);
    expect(usage().pinned).toBe(before);
    prepare(g, 1_000_000);
    expect(usage().pinned).toBeGreaterThan(before);
    const grown = usage().pinned;
    prepare(g, 1_000_000);
    expect(usage().pinned).toBe(grown);
  });
});

test("workBytes: weights in strips, tables and an image, in the dtype", () => {
  const g = geometryOf([9, 2, 4, 5], 3, { stride: 1, pad: [1, 2] }, "op", 6);
  const image = 2 * 6 * 9;
  expect(workBytes(g, "float32", 6, 18) - 64).toBe((8 * 18 + image) * 4 + 18 * 4);
  expect(workBytes(g, "float64", 0, 0) - 64).toBe(image * 8 + 18 * 4);
});
