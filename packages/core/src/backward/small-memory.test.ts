/** Graphs that are larger than the memory, in a host that gives 64 MiB. */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

const MIB = 2 ** 20;
let dz: typeof import("../index.ts");
let nd: typeof import("@dz/ndarray");
let memory: typeof import("@dz/ndarray/memory");

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
  [dz, nd, memory] = await Promise.all([import("../index.ts"), import("@dz/ndarray"), import("@dz/ndarray/memory")]);
  vi.unstubAllGlobals();
});

afterAll(() => {
  vi.resetModules();
});

const WIDTH = 1000;

/** A chain of `steps` matrices of 8 kB and more, all needed by the backward; and the gradients expected. */
function graph(steps: number, rows: number) {
  const x = dz.variable(nd.full([rows, WIDTH], 0.5));
  const w = new dz.Parameter(nd.full([WIDTH], 1));
  const b = new dz.Parameter(nd.full([WIDTH], 0));
  let y = x.mul(1);
  for (let i = 0; i < steps; i++) {
    const turned = y.reshape(WIDTH, rows).T.reshape(rows, WIDTH); // not contiguous, so it is copied
    y = turned.mul(w).mul(y.div(y)).add(b);
  }
  return { x, w, b, y: y.sum() };
}

describe("a graph of 100 MiB", () => {
  test.each([{}, { retainGrad: true }, { createGraph: true }])("goes backward(%o)", (options) => {
    const [steps, rows] = [25, 100];
    const { x, w, b, y } = graph(steps, rows);
    y.backward(options);
    const sums = [x, w, b].map((v) => (v.grad === null ? null : nd.sum(v.grad.data).item()));
    const size = rows * WIDTH;
    expect(y.item()).toBe(size * 0.5);
    expect(sums).toEqual([size, 0.5 * size * steps, size * steps]);
    expect(memory.usage().private).toBe(0);
  });

  test("whose gradients add up when private memory is full", () => {
    const p = dz.variable(nd.full([MIB / 4], 1));
    let y = p.mul(2);
    for (let i = 0; i < 12; i++) y = y.mul(1); // 24 MiB of gradients
    for (let i = 0; i < 5; i++) y = y.add(p.mul(i)); // these nodes come last
    y.backward();
    expect(p.grad?.data.toTypedArray().every((g) => g === 12)).toBe(true);
  });
});
