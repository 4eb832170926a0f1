/** Loading weights without enough memory, in a host that gives 64 MiB: 22 of them for parameters. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

const MIB = 2 ** 20;
let dz: typeof import("@dz/core");
let engine: typeof import("@dz/core/engine");
let nd: typeof import("@dz/ndarray");
let memory: typeof import("@dz/ndarray/memory");
let weights: typeof import("./weights.ts");

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
  [dz, engine, nd, memory, weights] = await Promise.all([
    import("@dz/core"),
    import("@dz/core/engine"),
    import("@dz/ndarray"),
    import("@dz/ndarray/memory"),
    import("./weights.ts"),
  ]);
  vi.unstubAllGlobals();
});

afterAll(() => {
  vi.resetModules();
});

describe("loadWeights changes nothing", () => {
  test("if there is no room for parameters that had no size yet", () => {
    const shapes: [string, number[]][] = [
      ["a", [3]],
      ["b", [0, MIB]],
      ["c", [0, MIB / 4]],
    ];
    const params = shapes.map(([name, shape]) => [name, new dz.Parameter(nd.ones(shape))] as const);
    const file = nd.saveSafetensors([
      ["a", nd.full([3], 2)],
      ["b", nd.full([1, MIB], 2)], // 8 MiB, which fit
      ["c", nd.full([8, MIB / 4], 2)],
    ]);
    expect(() => weights.loadWeights(params, file)).toThrow(nd.OutOfMemoryError);
    expect(params.map(([, { shape }]) => shape)).toEqual(shapes.map(([, shape]) => shape));
    expect(params[0]?.[1].data.toArray()).toEqual([1, 1, 1]);

    // The block of b is free again, so that smaller weights can be loaded.
    const fits = nd.saveSafetensors([
      ["a", nd.full([3], 3)],
      ["b", nd.full([1, MIB], 3)],
      ["c", nd.full([1, MIB / 4], 3)],
    ]);
    weights.loadWeights(params, fits);
    expect(params.map(([, { data }]) => nd.sum(data).item())).toEqual([9, 3 * MIB, (3 * MIB) / 4]);
  });

  test("if the host refuses memory for displaced arrays, at any allocation", () => {
    const names = ["a", "b", "c"];
    const file = nd.saveNpz(names.map((name) => [name, nd.full([4], 2)]));
    const { slice } = Uint8Array.prototype;
    let failed = 0;
    for (let k = 0; k < 40; k++) {
      const params = names.map((name) => [name, new dz.Parameter(nd.full([4], 1))] as const);
      const held = params.map(([, { data }]) => data);
      let [calls, wanted] = [0, 2];
      Uint8Array.prototype.slice = function (...range) {
        if (calls++ === k) throw new RangeError("Array buffer allocation failed");
        return slice.apply(this, range);
      };
      try {
        weights.loadWeights(params, file);
      } catch {
        failed++;
        wanted = 1;
      } finally {
        Uint8Array.prototype.slice = slice;
      }
      for (const [, { data }] of params) expect(data.toArray()).toEqual(new Array(4).fill(wanted));
      for (const a of held) expect(a.toArray()).toEqual([1, 1, 1, 1]);
      for (const [, parameter] of params) expect(memory.isPinned(engine.pinnedData(parameter))).toBe(true);
      memory.release();
    }
    expect(failed).toBeGreaterThanOrEqual(names.length);
  });
});
