/// <reference types="node" />
import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it, vi } from "vitest";
import type { Span } from "./span.ts";

// A fresh memory, in which nothing has been freed.
vi.resetModules();
const { arena } = await import("./arena.ts");
const { heap } = await import("./heap.ts");

const MIB = 2 ** 20;

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

type Held = { readonly address: number; readonly span: Span; readonly value: number };

function read({ address, span }: Held): number | undefined {
  if (span.buffer === null) return heap.float64[address / 8];
  return new Float64Array(span.buffer)[(address - span.base) / 8];
}

/** A pinned float64 array of `size` bytes, all of one value. */
function pin(size: number, value: number): Held {
  const span = arena.allocatePinned(size);
  heap.float64.fill(value, span.base / 8, (span.base + size) / 8);
  return { address: span.base, span, value };
}

describe("pinned memory", () => {
  it("stays where it is", () => {
    const parameter = pin(800, 1);
    arena.release();
    expect(parameter.span).toMatchObject({ pinned: true, buffer: null });
    expect(read(parameter)).toBe(1);
    expect(arena.usage().pinned).toBeGreaterThanOrEqual(800);
  });

  it.each([0, 1, 8, 63, 64, 65, 100, 800, 1023, 1024, 1025, 40_000, MIB])("has room for %i bytes", (size) => {
    const { base: first } = arena.allocatePinned(size);
    const { base: second } = arena.allocatePinned(size);
    expect(first % 16).toBe(0);
    expect(second - first).toBeGreaterThanOrEqual(Math.max(size, 1));
    expect(second - first).toBeLessThanOrEqual(Math.max(64, size * 1.26));
  });

  it("can be written again unnoticed by those who hold it", () => {
    const gradient = pin(800, 1);
    const next = arena.renewPinned(gradient.span, 800);
    expect(next).toMatchObject({ base: gradient.address, buffer: null, pinned: true });
    heap.float64.fill(2, gradient.address / 8, gradient.address / 8 + 100);
    expect(gradient.span.pinned).toBe(false);
    expect(read(gradient)).toBe(1);
    expect(read({ address: gradient.address, span: next, value: 2 })).toBe(2);
  });

  it("is free at once if it is not pinned any more", () => {
    const state = pin(800, 1);
    arena.freePinned(state.span, 800);
    expect(state.span.pinned).toBe(false);
    const next = pin(800, 2);
    expect(next.address).toBe(state.address);
    expect([read(state), read(next)]).toEqual([1, 2]);
  });

  it("is used again once its array is garbage", async () => {
    const take = (): number => arena.allocatePinned(5000).base;
    const address = take();
    let next = address + 1;
    for (let i = 0; i < 50 && next !== address; i++) {
      collect();
      await setTimeout(1);
      next = take();
    }
    expect(next).toBe(address);
  });

  it("is free once, if its array is not pinned any more and then garbage", async () => {
    const size = 7000;
    let collected = 0;
    const spans = new FinalizationRegistry(() => collected++);
    const free = (): void => {
      const span = arena.allocatePinned(size);
      spans.register(span, null);
      arena.freePinned(span, size);
    };
    free();
    for (let i = 0; i < 50 && collected === 0; i++) {
      collect();
      await setTimeout(1);
    }
    expect(collected).toBe(1);
    await setTimeout(1); // time for further callbacks of the collector
    expect(arena.allocatePinned(size).base).not.toBe(arena.allocatePinned(size).base);
  });

  it("is refused when it is full", () => {
    const spans: Span[] = [];
    expect(() => {
      for (;;) spans.push(arena.allocatePinned(16 * MIB));
    }).toThrow("parameters: no room for 16.0 MiB");
    arena.freePinned(spans.pop() as Span, 16 * MIB);
    expect(arena.allocatePinned(16 * MIB).base).toBeGreaterThan(0);

    // Resident arrays take free blocks, too, and are refused without an error.
    expect(arena.allocateResident(16 * MIB)).toBeNull();
    arena.freePinned(spans.pop() as Span, 16 * MIB);
    expect(arena.allocateResident(16 * MIB)).toMatchObject({ pinned: false, buffer: null });
    expect(arena.allocateResident(16 * MIB)).toBeNull();
  });
});
