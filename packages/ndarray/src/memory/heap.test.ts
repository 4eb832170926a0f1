import { afterEach, describe, expect, it, vi } from "vitest";
import type { DType } from "../array/dtype.ts";
import { OutOfMemoryError } from "../errors/errors.ts";
import { constant, copyOut, heap, memory } from "./heap.ts";

const MIB = 2 ** 20;

/** Loads the module as in a host with this WebAssembly. */
async function storageWith(webAssembly: unknown): Promise<typeof import("./heap.ts")> {
  vi.resetModules();
  vi.stubGlobal("WebAssembly", webAssembly);
  return import("./heap.ts");
}

/** A WebAssembly whose memories throw the error of `problem`, if there is one. */
function withMemory(problem: (bytes: number) => Error | null): unknown {
  const { Memory } = WebAssembly;
  return {
    Memory: class {
      constructor(descriptor: WebAssembly.MemoryDescriptor) {
        const error = problem(descriptor.initial * 65536);
        if (error !== null) throw error;
        // biome-ignore lint/correctness/noConstructorReturn: stands in for the real constructor
        return new Memory(descriptor);
      }
    },
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe("the heap", () => {
  it("is one memory of fixed size, seen as every dtype", () => {
    expect(memory?.buffer).toBe(heap.buffer);
    for (const dtype of ["float64", "float32", "int32", "bool"] as const) {
      expect(heap[dtype].buffer).toBe(heap.buffer);
      expect(heap[dtype].byteLength).toBe(heap.buffer.byteLength);
    }
    expect(() => memory?.grow(1)).toThrow(RangeError);
  });

  it("is as large as the host allows", async () => {
    const refused: number[] = [];
    const { heap: small } = await storageWith(
      withMemory((bytes) => {
        if (bytes <= 128 * MIB) return null;
        refused.push(bytes);
        return new RangeError("too large");
      }),
    );
    expect(small.buffer.byteLength).toBe(128 * MIB);
    expect(refused).toEqual([2048 * MIB, 1024 * MIB, 512 * MIB, 256 * MIB]);
  });

  it("is refused by name if the host gives nothing", async () => {
    await expect(storageWith(withMemory(() => new RangeError("too large")))).rejects.toMatchObject({
      name: "OutOfMemoryError",
      message: "storage: the host refuses even 64 MiB of memory",
    });
  });

  it("is a plain buffer if the host forbids WebAssembly", async () => {
    const plain = await storageWith(withMemory(() => new WebAssembly.CompileError("blocked by CSP")));
    expect(plain.memory).toBeNull();
    expect(plain.heap.buffer).toBeInstanceOf(ArrayBuffer);
  });

  it("is a plain buffer without WebAssembly", async () => {
    const plain = await storageWith(undefined);
    expect(plain.memory).toBeNull();
    expect(plain.heap.buffer).toBeInstanceOf(ArrayBuffer);
    expect(plain.heap.buffer.byteLength).toBeGreaterThanOrEqual(64 * MIB);
  });
});

describe("constant", () => {
  const read = (dtype: DType, address: number): number | undefined =>
    heap[dtype][address / heap[dtype].BYTES_PER_ELEMENT];

  it.each(["float64", "float32", "int32", "bool"] as const)("writes a %s where a kernel can read it", (dtype) => {
    expect(read(dtype, constant(dtype, 1))).toBe(1);
    expect(read(dtype, constant(dtype, 0, 1))).toBe(0);
  });

  it("has two places that do not overlap", () => {
    const x = constant("float64", 0.1, 0);
    const y = constant("float64", 0.2, 1);
    expect([read("float64", x), read("float64", y)]).toEqual([0.1, 0.2]);
    expect(x).toBeGreaterThan(0);
  });
});

describe("a copy outside the heap", () => {
  it("has the bytes, and stays when the heap changes", () => {
    heap.bool.set([1, 2, 3], 1000);
    const copy = copyOut(1000, 1003);
    heap.bool.fill(9, 1000, 1003);
    expect([...new Uint8Array(copy)]).toEqual([1, 2, 3]);
  });

  it("is refused by name if the host has no room", () => {
    const spy = vi.spyOn(heap.bool, "slice").mockImplementation(() => {
      throw new RangeError("Array buffer allocation failed");
    });
    expect(() => copyOut(0, 40)).toThrow(
      new OutOfMemoryError("array: the host has no room for 40 bytes; hold fewer arrays"),
    );
    spy.mockRestore();
  });
});
