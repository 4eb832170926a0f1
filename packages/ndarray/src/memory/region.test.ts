import { describe, expect, it, vi } from "vitest";
import { heap } from "./heap.ts";
import { Region } from "./region.ts";

const START = 2 ** 20;

describe("Region", () => {
  it("is filled from the bottom until it is full", () => {
    const region = new Region(START, START + 64, 32);
    expect([region.bump(16), region.bump(0), region.bump(16), region.bump(32)]).toEqual([
      START,
      START + 16,
      START + 16,
      START + 32,
    ]);
    expect(region.bump(16)).toBe(-1);
    expect(region.bump(0)).toBe(START + 64);
  });

  it("begins a span for every piece, and has a larger one for what is larger", () => {
    const region = new Region(START, START + 1024, 32);
    const spans = [16, 16, 16, 100, 16].map((size) => {
      region.bump(size);
      return region.span;
    });
    expect(spans.map(({ base }) => base - START)).toEqual([0, 0, 32, 48, 148]);
    expect(spans[0]).toBe(spans[1]);
  });

  it("moves its pieces out and starts again", () => {
    const region = new Region(START, START + 1024, 32);
    const held = [16, 16, 16, 100, 0, 16].map((size, i) => {
      const address = region.bump(size);
      heap.bool.fill(i, address, address + size);
      return { size, address, span: region.span, i };
    });
    const { span: last } = region;
    region.moveOut();
    expect([region.top, region.bump(16)]).toEqual([START, START]);
    expect(region.span).not.toBe(last);
    heap.bool.fill(99, START, START + 1024);
    for (const { size, address, span, i } of held) {
      const bytes = new Uint8Array(span.buffer as ArrayBuffer, address - span.base, size);
      expect(Array.from(bytes)).toEqual(new Array(size).fill(i));
    }
    expect(held.map(({ span }) => span.buffer?.byteLength)).toEqual([32, 32, 16, 100, 16, 16]);
  });

  it("moves out later what the host had no room for, with as many copies as ever", () => {
    const region = new Region(START, START + 1024, 32);
    const held = [32, 32, 32].map((size, i) => {
      const address = region.bump(size);
      heap.bool.fill(i + 1, address, address + size);
      return { address, span: region.span, i };
    });
    const slice = heap.bool.slice.bind(heap.bool);
    let room = 0;
    const spy = vi.spyOn(heap.bool, "slice").mockImplementation((...range) => {
      if (room-- === 0) throw new RangeError("Array buffer allocation failed");
      return slice(...range);
    });
    for (let k = 0; k < 3; k++) {
      room = k;
      expect(() => region.moveOut()).toThrow("array: the host has no room for 32 bytes");
    }
    room = 3;
    region.moveOut();
    spy.mockRestore();
    expect(room).toBe(0);
    for (const { address, span, i } of held) {
      expect([...new Uint8Array(span.buffer as ArrayBuffer, address - span.base, 32)]).toEqual(
        new Array(32).fill(i + 1),
      );
    }
  });

  it("has nothing to move if nothing was taken", () => {
    const region = new Region(START, START + 64, 32);
    const { span } = region;
    region.bump(0);
    region.moveOut();
    expect([region.span, span.buffer]).toEqual([span, null]);
  });

  it("can be emptied without a copy", () => {
    const region = new Region(START, START + 64, 32);
    region.bump(48);
    const { span } = region;
    region.clear();
    expect([region.top, span.buffer]).toEqual([START, null]);
    expect(region.span).not.toBe(span);
  });
});
