/// <reference types="node" />
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { FormatError, OutOfMemoryError } from "../errors/errors.ts";
import { inflate } from "./inflate.ts";

const pass = (): void => {};

/** Bytes that do not compress. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 24;
  });
}

describe("inflate", () => {
  it("gives back what was deflated", () => {
    const contents = fc.oneof(
      fc.uint8Array({ maxLength: 2000 }),
      fc.nat(100_000).map((n) => new Uint8Array(n)),
    );
    fc.assert(
      fc.property(contents, fc.integer({ min: 0, max: 9 }), (bytes, level) => {
        const out = inflate(deflateRawSync(bytes, { level }), bytes.length, "npz", 10, pass);
        expect(Buffer.compare(out, bytes)).toBe(0);
      }),
    );
  });

  it("gives back what is longer than its pieces", () => {
    for (const bytes of [noise(300_000), new Uint8Array(5_000_000), noise(1000).slice(0, 513)]) {
      for (const level of [0, 6]) {
        const out = inflate(deflateRawSync(bytes, { level }), bytes.length, "npz", 0, pass);
        expect(Buffer.compare(out, bytes)).toBe(0);
      }
    }
  });

  it("shows the start as soon as it is there, once", () => {
    const bytes = new Uint8Array(20_000_000);
    const stream = deflateRawSync(bytes);
    const inspect = vi.fn((start: Uint8Array) => {
      expect(start.length).toBeGreaterThanOrEqual(100);
      throw new FormatError("stop");
    });
    expect(() => inflate(stream, bytes.length, "npz", 100, inspect)).toThrow("stop");
    expect(inspect).toHaveBeenCalledOnce();
    expect(inspect.mock.calls[0]?.[0].length).toBeLessThan(2 ** 20);

    const short = vi.fn();
    inflate(deflateRawSync(Uint8Array.of(1, 2, 3)), 3, "npz", 100, short);
    expect(short.mock.calls).toEqual([[Uint8Array.of(1, 2, 3)]]);
  });

  it("refuses broken streams", () => {
    const stream = deflateRawSync(noise(1000));
    for (const broken of [stream.subarray(0, 500), new Uint8Array(0), Uint8Array.of(7), noise(100)]) {
      expect(() => inflate(broken, 1000, "npz", 0, pass)).toThrow(FormatError);
    }
    expect(() => inflate(stream.subarray(0, 500), 1000, "npz", 0, pass)).toThrow(
      new FormatError("npz: the compressed data is broken (unexpected EOF)"),
    );
  });

  it("refuses another length than was announced", () => {
    const stream = deflateRawSync(noise(1000));
    expect(() => inflate(stream, 999, "npz", 0, pass)).toThrow(
      new FormatError("npz: inflates to more than the 999 bytes that the directory announces"),
    );
    expect(() => inflate(stream, 1001, "npz", 0, pass)).toThrow(
      new FormatError("npz: inflates to 1000 bytes, the directory announces 1001"),
    );
  });

  it("makes no room for what was only announced", () => {
    const before = process.memoryUsage().arrayBuffers;
    const stream = deflateRawSync(noise(2 ** 16));
    const most = stream.length * 1032;
    expect(() => inflate(stream, most, "npz", 0, pass)).toThrow(
      new FormatError(`npz: inflates to 65536 bytes, the directory announces ${most}`),
    );
    expect(() => inflate(stream, most + 1, "npz", 0, pass)).toThrow(
      new FormatError(`npz: ${stream.length} compressed bytes cannot be the ${most + 1} that the directory announces`),
    );
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 24);
  });

  it("stops at a bomb before it has gone off", () => {
    const bomb = deflateRawSync(new Uint8Array(2 ** 26));
    const before = process.memoryUsage().arrayBuffers;
    expect(() => inflate(bomb, 100, "npz", 0, pass)).toThrow("more than the 100 bytes");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 25);
  });

  it("refuses data that goes on after its end", () => {
    const stream = new Uint8Array(2 ** 19);
    stream.set(deflateRawSync(Uint8Array.of(1, 2, 3)));
    expect(() => inflate(stream, 3, "npz", 0, pass)).toThrow(
      new FormatError("npz: the compressed data goes on after its end"),
    );
  });

  it("says so if there is no room", () => {
    const Real = Uint8Array;
    vi.stubGlobal(
      "Uint8Array",
      new Proxy(Real, {
        construct(target, [size, ...rest]) {
          if (size === 3) throw new RangeError("Array buffer allocation failed");
          return Reflect.construct(target, [size, ...rest]);
        },
      }),
    );
    try {
      expect(() => inflate(deflateRawSync(Real.of(1, 2, 3)), 3, "npz", 0, pass)).toThrow(
        new OutOfMemoryError("npz: there is no room for 3 bytes"),
      );
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
