import { afterAll, beforeAll, expect, it, vi } from "vitest";

const START = 2 ** 20;

// Under the policies of stress and tiny, copies are crowded sooner.
let copies: typeof import("./staged-copies.ts");
let region: typeof import("./region.ts");
let heap: typeof import("./heap.ts").heap;
beforeAll(async () => {
  vi.stubEnv("DZ_ARENA", undefined);
  vi.resetModules();
  [copies, region, { heap }] = await Promise.all([
    import("./staged-copies.ts"),
    import("./region.ts"),
    import("./heap.ts"),
  ]);
});
afterAll(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const source = Uint8Array.from({ length: 64 }, (_, i) => i).buffer;

it("has the bytes at the addresses of their span, until they are dropped", () => {
  const staged = new copies.StagedCopies(new region.Region(START, START + 64, 32), 40);
  const overflow = new region.Region(START + 64, START + 128, 32);
  const span = staged.take(source, 8, 20, 32, overflow);
  if (span === null) throw new Error("there is room");
  expect([...heap.bool.subarray(span.base + 8, span.base + 28)]).toEqual(Array.from({ length: 20 }, (_, i) => 8 + i));
  expect([span.buffer, staged.used, staged.crowded, staged.spilled]).toEqual([null, 32, false, false]);
  staged.drop();
  expect([span.buffer, staged.used]).toEqual([source, 0]);
});

it("is crowded above its limit", () => {
  const staged = new copies.StagedCopies(new region.Region(START, START + 64, 32), 40);
  const overflow = new region.Region(START + 64, START + 128, 32);
  const crowded = [1, 2].map(() => {
    staged.take(source, 0, 32, 32, overflow);
    return [staged.crowded, staged.spilled];
  });
  expect(crowded).toEqual([
    [false, false],
    [true, false],
  ]);
});

it("spills into the overflow, and is crowded then, until all are dropped; without room there is no copy", () => {
  const staged = new copies.StagedCopies(new region.Region(START, START + 32, 32), 40);
  const overflow = new region.Region(START + 64, START + 96, 32);
  const spans = [1, 2, 3].map(() => staged.take(source, 0, 32, 32, overflow));
  expect(spans.map((span) => span?.base)).toEqual([START, START + 64, undefined]);
  expect([staged.crowded, staged.spilled]).toEqual([true, true]);
  staged.drop();
  expect([staged.crowded, staged.spilled]).toEqual([false, false]);
  expect(spans.slice(0, 2).map((span) => span?.buffer)).toEqual([source, source]);
});
