import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prepareHost, prepareRegions, starved } from "./starved.ts";

let restore: () => void;

/** Space for ten bytes. */
class Region {
  left = 10;

  bump(size: number): number {
    if (size > this.left) return -1;
    this.left -= size;
    return 10 - this.left - size;
  }
}

beforeAll(() => {
  restore = prepareHost();
  prepareRegions(Region);
});

afterAll(() => {
  restore();
  expect(() => new WebAssembly.Memory({ initial: 1025, maximum: 1025 })).not.toThrow();
});

describe("starved makes the k-th request fail", () => {
  test("of a region, once or twice in a row", () => {
    const taken = (kind: "region" | "regions", k: number): number[] => {
      const region = new Region();
      const out: number[] = [];
      const { requests } = starved(kind, k, () => {
        for (let i = 0; i < 4; i++) out.push(region.bump(1));
      });
      expect(requests).toBe(4);
      return out;
    };
    expect(taken("region", 2)).toEqual([0, -1, 1, 2]);
    expect(taken("regions", 2)).toEqual([0, -1, -1, 1]);
    expect(taken("region", Infinity)).toEqual([0, 1, 2, 3]);
  });

  test("of the host, and of numbers", () => {
    const copies = (): unknown => [new ArrayBuffer(4).slice(0), new ArrayBuffer(4).slice(1)];
    expect(starved("host", 2, copies)).toEqual({
      error: new RangeError("Array buffer allocation failed"),
      requests: 2,
    });
    expect(starved("host", 3, copies)).toEqual({ error: null, requests: 2 });
    const numbers = (): unknown => [
      new Float64Array(3),
      new Float32Array(new ArrayBuffer(8)),
      new Int32Array(2).slice(),
    ];
    expect(starved("array", 3, numbers)).toEqual({
      error: new RangeError("Array buffer allocation failed"),
      requests: 3,
    });
    expect(starved("array", Infinity, numbers)).toEqual({ error: null, requests: 3 });
  });

  test("only while the callback runs", () => {
    const thrown = new Error("of its own");
    const own = starved("array", 1, () => {
      throw thrown;
    });
    expect(own).toEqual({ error: thrown, requests: 0 });
    expect(new Float64Array(2)).toEqual(Float64Array.of(0, 0));
    expect(new Region().bump(3)).toBe(0);
  });

  test("prepareHost limits a heap to 64 MiB", () => {
    expect(() => new WebAssembly.Memory({ initial: 1025, maximum: 1025 })).toThrow(RangeError);
    expect(new WebAssembly.Memory({ initial: 1, maximum: 1 }).buffer.byteLength).toBe(65536);
  });
});
