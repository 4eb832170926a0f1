/** Programs with more data than the memory, in a host that gives 64 MiB. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

type Dz = typeof import("../index.ts") & Pick<typeof import("../memory.ts"), "usage" | "setRecording" | "pin">;

const MIB = 2 ** 20;
let nd: Dz;

beforeAll(async () => {
  vi.resetModules();
  const { Memory } = WebAssembly;
  vi.stubGlobal("WebAssembly", {
    ...Object.fromEntries(
      Object.getOwnPropertyNames(WebAssembly).map((name) => [name, Reflect.get(WebAssembly, name)]),
    ),
    Memory: class {
      constructor(descriptor: WebAssembly.MemoryDescriptor) {
        if (descriptor.initial * 65536 > 64 * MIB) throw new RangeError("too large");
        // biome-ignore lint/correctness/noConstructorReturn: stands in for the real constructor
        return new Memory(descriptor);
      }
    },
  });
  const [index, memory] = await Promise.all([import("../index.ts"), import("../memory.ts")]);
  nd = { ...index, ...memory };
  vi.unstubAllGlobals();
});

afterAll(() => {
  vi.resetModules();
});

describe.each([true, false])("64 MiB, recording a graph: %s", (recording) => {
  it("reductions of 200 MiB of data", () => {
    nd.setRecording(recording);
    const parts = Array.from({ length: 50 }, (_, i) => nd.array(new Float64Array((4 * MIB) / 8).fill(i)));
    for (let round = 0; round < 2; round++) {
      const sums = parts.map((part) => nd.sum(part).item());
      expect(sums).toEqual(Array.from({ length: 50 }, (_, i) => (i * 4 * MIB) / 8));
    }
  });

  it("many small operands that were moved out, with results that are smaller still", () => {
    nd.setRecording(recording);
    const rows = Array.from({ length: 20_000 }, (_, i) => nd.full([1000], i % 7, { dtype: "float32" }));
    let total = 0;
    for (const row of rows) total += nd.max(row).item();
    expect(total).toBe(rows.reduce((sum, _, i) => sum + (i % 7), 0));
    expect(nd.usage().staged).toBeLessThan(8 * MIB);
  });

  it("results of 200 MiB that are all held", () => {
    nd.setRecording(recording);
    const one = nd.pin(nd.ones([MIB / 4], { dtype: "float32" }));
    const held = Array.from({ length: 200 }, (_, i) => nd.mul(one, i));
    held.forEach((a, i) => {
      expect(nd.getItem(a, -1).item()).toBe(i);
    });
  });

  it("an array that is too large is refused, and everything else goes on", () => {
    nd.setRecording(recording);
    expect(() => nd.zeros([40 * MIB])).toThrow(nd.OutOfMemoryError);
    const a = nd.array(new Float64Array((3 * MIB) / 8).fill(2));
    expect(nd.sum(nd.mul(a, a)).item()).toBe((4 * 3 * MIB) / 8);
  });
});
