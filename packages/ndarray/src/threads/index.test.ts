import { execFileSync } from "node:child_process";
import { afterEach, describe, expect, test, vi } from "vitest";
import { astype, linear, matmul, type NdArray, RandomState, rnnCell, timesTransposed } from "../index.ts";
import { productKernels } from "../kernels/products.ts";
import { pin, writeOuter } from "../memory.ts";
import { getThreads, setThreads } from "./index.ts";
import { Pool } from "./pool.ts";

afterEach(async () => {
  await setThreads(1);
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Products of every kind that are large enough. */
function products(dtype: "float32" | "float64"): Uint8Array[] {
  const random = new RandomState(0);
  const draw = (rows: number, columns: number): NdArray => astype(random.randn(rows, columns), dtype);
  const [x, y, row] = [draw(151, 311), draw(311, 205), draw(1, 205).reshape(205)];
  const gradient = pin(draw(311, 205));
  writeOuter(gradient, x, draw(151, 205), true);
  const [h, W] = [draw(151, 205), draw(205, 205)];
  const all = [
    matmul(x, y),
    matmul(y.T, x.T),
    timesTransposed(x, draw(205, 311)),
    linear(x, y, row),
    rnnCell(x, h, y, W, row),
    matmul(draw(453, 311).reshape(3, 151, 311), y),
    gradient,
  ];
  return all.map((array) => {
    const { buffer, byteOffset, byteLength } = array.toTypedArray();
    return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
  });
}

// The plain kernels know no threads.
const simd = productKernels.of("float32").packed !== undefined;

describe.runIf(simd)("setThreads", () => {
  test.each(["float32", "float64"] as const)("changes no digit of a product of %s", async (dtype) => {
    const one = products(dtype);
    for (const count of [2, 3]) {
      await setThreads(count);
      const run = vi.spyOn(Pool.prototype, "run");
      const many = products(dtype);
      expect(run).toHaveBeenCalled();
      many.forEach((bytes, i) => {
        expect(Buffer.compare(bytes, one[i] as Uint8Array)).toBe(0);
      });
      run.mockRestore();
    }
  });

  test("counts the threads, and 1 ends them", async () => {
    const [before, linearBefore] = [productKernels.of("float32").matmul, productKernels.of("float32").linear];
    expect(getThreads()).toBe(1);
    await setThreads(3);
    expect(getThreads()).toBe(3);
    expect(productKernels.of("float32").matmul).not.toBe(before);
    const close = vi.spyOn(Pool.prototype, "close");
    await setThreads(3);
    expect(close).not.toHaveBeenCalled();
    await setThreads(2);
    expect(close).toHaveBeenCalledTimes(1);
    await setThreads(1);
    expect(close).toHaveBeenCalledTimes(2);
    expect(getThreads()).toBe(1);
    expect(productKernels.of("float32").matmul).toBe(before);
    expect(productKernels.of("float32").linear).toBe(linearBefore);
  });

  test("takes the number from the environment", async () => {
    vi.stubEnv("DZ_THREADS", "2");
    await setThreads();
    expect(getThreads()).toBe(2);
    vi.stubEnv("DZ_THREADS", undefined);
    await setThreads();
    expect(getThreads()).toBe(1);
    vi.stubEnv("DZ_THREADS", "many");
    await expect(setThreads()).rejects.toThrow("setThreads: expected a whole number from 1 to 16, got NaN");
  });

  test("refuses other numbers", async () => {
    for (const count of [0, 1.5, 17, -2]) {
      await expect(setThreads(count)).rejects.toThrow(`setThreads: expected a whole number from 1 to 16, got ${count}`);
    }
  });

  test("leaves one thread where there are no others", async () => {
    vi.stubGlobal("SharedArrayBuffer", undefined);
    await expect(setThreads(2)).rejects.toThrow("setThreads: this host has no shared WebAssembly memory");
    expect(getThreads()).toBe(1);
  });

  test("leaves one thread after a worker has failed", async () => {
    const failing = class {
      postMessage(): void {}
      terminate(): void {}
      addEventListener(event: string, listener: (event: object) => void): void {
        if (event === "error") queueMicrotask(() => listener({ message: "no more memory" }));
      }
    };
    vi.stubGlobal("Worker", failing);
    const before = productKernels.of("float64").matmul;
    await expect(setThreads(2)).rejects.toThrow("setThreads: a worker failed, no more memory");
    expect(getThreads()).toBe(1);
    expect(productKernels.of("float64").matmul).toBe(before);
  });
});

describe.runIf(simd)("a process", () => {
  const here = new URL(".", import.meta.url);
  const run = (program: string, env: Record<string, string> = {}): string => {
    const text = `
      import { setThreads } from "${new URL("index.ts", here).href}";
      import { matmul, ones } from "${new URL("../index.ts", here).href}";
      ${program}`;
    const options = ["--conditions=@dz/source", "--input-type=module", "--eval", text];
    return execFileSync(process.execPath, options, { encoding: "utf8", env: { ...process.env, ...env } });
  };

  test("ends although its workers wait", () => {
    expect(run(`await setThreads(2); console.log(matmul(ones([300, 300]), ones([300, 300])).toArray()[0][0]);`)).toBe(
      "300\n",
    );
  });

  test("need not wait for its workers", () => {
    const program = `setThreads(3); for (let i = 0; i < 100; i++) matmul(ones([200, 200]), ones([200, 200]));`;
    expect(run(program)).toBe("");
  });

  test("has no threads with plain kernels", () => {
    const program = `await setThreads(2).catch((error) => console.log(error.name + ": " + error.message));`;
    expect(run(program, { DZ_KERNELS: "js" })).toBe(
      "StateError: setThreads: the plain kernels know no threads, and are in use because DZ_KERNELS=js\n",
    );
  });
});
