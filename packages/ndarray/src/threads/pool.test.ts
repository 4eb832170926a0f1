import { afterEach, describe, expect, test, vi } from "vitest";
import { StateError } from "../errors/errors.ts";
import { Pool } from "./pool.ts";

const pools: Pool[] = [];

function pool(threads: number, lost: () => void = () => {}): Pool {
  const made = new Pool(threads, lost);
  pools.push(made);
  return made;
}

afterEach(() => {
  for (const made of pools.splice(0)) made.close();
  vi.unstubAllGlobals();
});

/** A call of the float64 kernel, `out[n, n] = a · b`, all at the addresses given. */
function square(a: number, b: number, out: number, n: number): number[] {
  const row = n * 8;
  return [0, a, row, 8, b, row, 8, out, row, n, n, n, 0];
}

describe("a round", () => {
  test("is shared out, each part once", async () => {
    const own = pool(3);
    await own.started;
    const { room } = own;
    const numbers = new Float64Array(own.reserve(2 ** 20)?.buffer as ArrayBufferLike);
    const [a, b, out] = [room / 8, room / 8 + 4, room / 8 + 1024];
    numbers.set([1, 2, 3, 4, 5, 6, 7, 8], a);
    for (let round = 0; round < 50; round++) {
      const calls = Array.from({ length: 20 }, (_, i) => square(a * 8, b * 8, (out + 8 * i) * 8, 2));
      numbers.fill(0, out, out + 1024);
      const mine: number[] = [];
      const theirs: number[] = [];
      own.run(
        calls,
        (part) => mine.push(part),
        (part) => {
          theirs.push(part);
          expect([...numbers.subarray(out + 8 * part, out + 8 * part + 4)]).toEqual([19, 22, 43, 50]);
        },
      );
      expect([...mine, ...theirs].sort((x, y) => x - y)).toEqual([...calls.keys()]);
    }
  });

  test("does not fail with a worker: what it cannot do is done here", async () => {
    const own = pool(2);
    await own.started;
    const outside = square(2 ** 29, 2 ** 29, 2 ** 29, 8);
    const mine: number[] = [];
    const theirs: number[] = [];
    // The main thread is slow, so that the worker takes parts of its own.
    const slow = (part: number): void => {
      mine.push(part);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    };
    own.run(new Array<number[]>(8).fill(outside), slow, (part) => theirs.push(part));
    expect(theirs).toEqual([]);
    expect(mine.sort((x, y) => x - y)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(own.ready).toBe(true);
  });

  test("does not wait for a worker that is late, and none begins before that is done", async () => {
    const own = pool(2);
    await own.started;
    const n = 1400; // some tenths of a second
    own.reserve(3 * n * n * 8);
    const long = square(own.room, own.room + n * n * 8, own.room + 2 * n * n * 8, n);
    // Again and again, because the system may not let the worker run while the main thread does its parts.
    await expect
      .poll(() => {
        let done = 0;
        const brief = (): void => {
          done++;
          const begin = performance.now();
          while (done === 1 && performance.now() - begin < 50); // so that the worker takes a part
        };
        own.run(new Array<number[]>(4).fill(long), brief, () => done++);
        expect(done).toBe(4);
        return own.ready;
      })
      .toBe(false);
    await expect.poll(() => own.ready).toBe(true);
  });

  test("is done without workers that have ended", async () => {
    const own = pool(2);
    await own.started;
    own.close();
    const mine: number[] = [];
    own.run([square(0, 0, 0, 0), square(0, 0, 0, 0)], (part) => mine.push(part), vi.fn());
    expect(mine).toEqual([1, 0]);
  });

  test("needs no thread that may block", async () => {
    const wait = vi.spyOn(Atomics, "wait").mockImplementation(() => {
      throw new TypeError("Atomics.wait cannot be called in this context");
    });
    const own = pool(2);
    await own.started;
    let done = 0;
    const brief = (): void => {
      done++;
      const begin = performance.now();
      while (performance.now() - begin < 1);
    };
    own.run(new Array<number[]>(6).fill(square(own.room, own.room, own.room, 0)), brief, () => done++);
    expect(done).toBe(6);
    expect(wait).toHaveBeenCalledTimes(1);
    wait.mockRestore();
  });
});

describe("the shared memory", () => {
  test("grows as far as there is any", () => {
    const own = pool(2);
    expect(own.ready).toBe(false);
    expect(own.reserve(5 * 2 ** 20)?.byteLength).toBeGreaterThanOrEqual(own.room + 5 * 2 ** 20);
    expect(own.reserve(2 ** 20)?.byteLength).toBeGreaterThanOrEqual(own.room + 5 * 2 ** 20);
    expect(own.reserve(2 ** 30)).toBeNull();
  });

  test("is missing where a page is not isolated", () => {
    vi.stubGlobal("SharedArrayBuffer", undefined);
    expect(() => pool(2)).toThrow(StateError);
    expect(() => pool(2)).toThrow(
      "setThreads: this host has no shared WebAssembly memory; a page must be cross-origin",
    );
  });
});

test("a host without workers is an error", () => {
  vi.stubGlobal("process", {});
  expect(() => pool(2)).toThrow("setThreads: this host has no workers; Node has them from 20.16 on");
});

test("a worker that fails is an error, and is told", async () => {
  vi.stubGlobal(
    "Worker",
    class {
      postMessage(): void {}
      terminate(): void {}
      addEventListener(event: string, listener: (event: object) => void): void {
        if (event === "error") queueMicrotask(() => listener({ message: "it is too late" }));
      }
    },
  );
  const lost = vi.fn();
  await expect(pool(2, lost).started).rejects.toThrow("setThreads: a worker failed, it is too late");
  expect(lost).toHaveBeenCalledTimes(1);
});
