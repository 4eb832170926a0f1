import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";

type Arena = typeof import("./arena.ts").arena;
type Span = import("./span.ts").Span;

const MIB = 2 ** 20;
let arena: Arena;
let heap: typeof import("./heap.ts").heap;

/** Loads the modules as in a host that gives 64 MiB. */
async function start(): Promise<void> {
  vi.resetModules();
  const { Memory } = WebAssembly;
  vi.stubGlobal("WebAssembly", {
    Memory: class {
      constructor(descriptor: WebAssembly.MemoryDescriptor) {
        if (descriptor.initial * 65536 > 64 * MIB) throw new RangeError("too large");
        // biome-ignore lint/correctness/noConstructorReturn: stands in for the real constructor
        return new Memory(descriptor);
      }
    },
  });
  [{ heap }, { arena }] = await Promise.all([import("./heap.ts"), import("./arena.ts")]);
  vi.unstubAllGlobals();
}

/** A float64 array of `size` bytes: its address, its span, and its first number. */
type Held = { readonly address: number; readonly span: Span; readonly value: number };

function fill(address: number, size: number, value: number, span = arena.spanAt(address)): Held {
  heap.float64.fill(value, address / 8, (address + size) / 8);
  return { address, span, value };
}
const hold = (size: number, value: number): Held => fill(arena.allocate(size), size, value);

/** Bytes of a buffer, staged, with the first number expected to be `value`. */
function stage(source: ArrayBuffer, offset: number, size: number, value: number): Held {
  const span = arena.stage(source, offset, size);
  return { address: span.base + offset, span, value };
}

function read({ address, span }: Held): number | undefined {
  if (span.buffer === null) return heap.float64[address / 8];
  return new Float64Array(span.buffer)[(address - span.base) / 8];
}

// The arena of 64 MiB must not reach other tests.
afterAll(() => void vi.resetModules());

beforeEach(async () => {
  vi.stubEnv("DZ_ARENA", undefined);
  await start();
});

afterEach(() => void vi.unstubAllEnvs());

describe("allocate", () => {
  it("gives addresses for every dtype, which do not overlap", () => {
    arena.setRecording(true);
    const sizes = [1, 8, 0, 24, 100, 64, 65, 4096, 40_000, 3];
    const blocks = sizes.map((size) => ({ size, address: arena.allocate(size) }));
    for (const { address } of blocks) expect(address % 16).toBe(0);
    const sorted = blocks.filter(({ size }) => size > 0).sort((a, b) => a.address - b.address);
    sorted.forEach(({ address }, i) => {
      const before = sorted[i - 1];
      if (before) expect(address).toBeGreaterThanOrEqual(before.address + before.size);
    });
  });

  it("counts what is in use", () => {
    arena.allocate(8);
    arena.allocate(1000);
    expect(arena.usage()).toEqual({ pinned: 0, visible: 16 + 1008, private: 0, staged: 0 });
  });

  it("keeps small results apart, so that a held number keeps little alive", () => {
    const loss = hold(8, 0.5);
    hold(30_000, 1);
    arena.release();
    expect(read(loss)).toBe(0.5);
    expect(loss.span.buffer?.byteLength).toBeLessThanOrEqual(2048);
  });

  it("refuses what no memory holds", () => {
    expect(() => arena.allocate(80 * MIB)).toThrow(
      "array: no room for 80.0 MiB in the 64.0 MiB that dz reserves; use smaller batches or shorter graphs",
    );
    expect(() => arena.allocate(Number.POSITIVE_INFINITY)).toThrow("array: no room for Infinity MiB");
    expect(() => arena.allocate(60 * MIB)).toThrow("array: no room for 60.0 MiB");
    expect(read(hold(8, 3))).toBe(3);
  });
});

describe("release", () => {
  it("moves values out without changing them, and uses the range again", () => {
    const first = Array.from({ length: 100 }, (_, i) => hold(8 * (1 + ((i * 37) % 300)), i));
    const addresses = new Set(first.map(({ address }) => address));
    arena.release();
    expect(arena.usage().visible).toBe(0);
    const second = Array.from({ length: 100 }, (_, i) => hold(8 * (1 + ((i * 37) % 300)), -i));
    expect(second.some(({ address }) => addresses.has(address))).toBe(true);
    for (const held of [...first, ...second]) expect(read(held)).toBe(held.value);
    arena.release();
    for (const held of [...first, ...second]) expect(read(held)).toBe(held.value);
  });

  it("copies in pieces of at most 32 KiB, except for larger arrays", () => {
    const small = Array.from({ length: 200 }, (_, i) => hold(1000, i));
    const large = hold(100_000, -1);
    arena.release();
    for (const { span } of small) expect(span.buffer?.byteLength).toBeLessThanOrEqual(32 * 1024);
    expect(large.span.buffer?.byteLength).toBeLessThan(100_000 + 32 * 1024);
    expect(read(large)).toBe(-1);
  });

  it("happens by itself outside of a graph", () => {
    arena.setRecording(false);
    const held = Array.from({ length: 1000 }, (_, i) => hold(1000, i));
    expect(arena.usage().visible).toBeLessThan(100_000);
    for (const each of held) expect(read(each)).toBe(each.value);
  });

  it("happens by itself while a graph is recorded only when the arena is full", () => {
    arena.setRecording(true);
    const first = hold(MIB, 7);
    for (let i = 0; i < 10; i++) arena.allocate(MIB);
    expect(first.span.buffer).toBeNull();
    for (let i = 0; i < 20; i++) arena.allocate(MIB);
    expect(first.span.buffer).not.toBeNull();
    expect(read(first)).toBe(7);
  });
});

describe("stage", () => {
  it("brings bytes back without moving others out", () => {
    const old = hold(800, 1);
    arena.release();
    const held = hold(800, 2);
    const staged = stage(old.span.buffer as ArrayBuffer, old.address - old.span.base, 800, 1);
    expect(held.span.buffer).toBeNull();
    expect([read(staged), read(held)]).toEqual([1, 2]);
    arena.release();
    expect(read(staged)).toBe(1);
  });

  it("has room until the arena is full", () => {
    const source = new ArrayBuffer(MIB);
    const staged: Held[] = [];
    const one = (span = arena.stage(source, 0, MIB)): Held => fill(span.base, MIB, staged.length, span);
    const many = (): void => Array.from({ length: 64 }).forEach(() => void staged.push(one()));
    expect(many).toThrow("array: no room for 1.0 MiB");
    expect(staged.length).toBeGreaterThan(10);
    for (const each of staged) expect(read(each)).toBe(each.value);
    arena.release();
    expect(arena.usage()).toMatchObject({ visible: 0, staged: 0 });
  });

  it("goes back to the original, without a copy", () => {
    const old = hold(800, 1);
    arena.release();
    const original = old.span.buffer as ArrayBuffer;
    for (let round = 0; round < 3; round++) {
      const staged = stage(original, old.address - old.span.base, 800, 1);
      expect([read(staged), staged.span.buffer]).toEqual([1, null]);
      arena.release();
      expect([read(staged), staged.span.buffer]).toEqual([1, original]);
    }
  });

  it("makes room at the next allocation, in the middle of a graph or of a backward", () => {
    const source = new ArrayBuffer(MIB);
    const results: Held[] = [];
    for (const begin of [() => 0, () => arena.beginPrivate()]) {
      begin();
      for (let i = 0; i < 100; i++) {
        arena.stage(source, 0, MIB);
        results.push(hold(8, i));
      }
    }
    for (const each of results) expect(read(each)).toBe(each.value);
  });
});

describe("private memory", () => {
  it("is used again when its part of a backward is over", () => {
    const mark = arena.beginPrivate();
    const gradient = hold(800, 1);
    expect(arena.isPrivate(gradient.span)).toBe(true);
    expect(arena.usage()).toMatchObject({ private: 800, visible: 0 });
    arena.endPrivate(mark);
    expect(arena.usage().private).toBe(0);
    expect(arena.isPrivate(hold(800, 1).span)).toBe(false);
  });

  it("nests", () => {
    const outer = arena.beginPrivate();
    const first = hold(800, 1);
    const inner = arena.beginPrivate();
    hold(800, 2);
    arena.endPrivate(inner);
    const second = hold(800, 3);
    expect([arena.isPrivate(second.span), read(first), read(second)]).toEqual([true, 1, 3]);
    expect(arena.usage().private).toBe(1600);
    arena.endPrivate(outer);
    expect(arena.usage().private).toBe(0);
  });

  it("forbids releases, also of what is visible", () => {
    const before = hold(800, 1);
    const mark = arena.beginPrivate();
    arena.setRecording(false);
    arena.release();
    const inside = arena.inVisible(() => Array.from({ length: 100 }, (_, i) => hold(1000, i)));
    expect(before.span.buffer).toBeNull();
    expect(inside.every(({ span }) => span.buffer === null && !arena.isPrivate(span))).toBe(true);
    arena.endPrivate(mark);
    arena.release();
    expect(before.span.buffer).not.toBeNull();
    for (const held of [before, ...inside]) expect(read(held)).toBe(held.value);
  });

  it("gives visible memory to code that may keep it, and comes back after an exception", () => {
    const mark = arena.beginPrivate();
    const fail = (): void => {
      throw new Error(String(arena.isPrivate(hold(8, 1).span)));
    };
    expect(() => arena.inVisible(fail)).toThrow("false");
    expect(arena.isPrivate(hold(8, 1).span)).toBe(true);
    arena.endPrivate(mark);
    expect(() => arena.inVisible(fail)).toThrow("false");
    expect(arena.isPrivate(hold(8, 1).span)).toBe(false);
  });

  it("stays away from code that may keep its results, after another backward inside it", () => {
    const outer = arena.beginPrivate();
    const kept = arena.inVisible(() => {
      arena.endPrivate(arena.beginPrivate());
      return hold(800, 5);
    });
    expect(arena.isPrivate(kept.span)).toBe(false);
    arena.endPrivate(outer);
  });

  it("goes over into visible memory when it is full, which moves out when that is full", () => {
    const mark = arena.beginPrivate();
    const held = Array.from({ length: 64 }, (_, i) => hold(MIB, i));
    const visible = held.filter(({ span }) => !arena.isPrivate(span));
    expect(visible.length).toBeLessThan(56);
    expect(visible.some(({ span }) => span.buffer !== null)).toBe(true);
    for (const each of held) expect(read(each)).toBe(each.value);
    arena.endPrivate(mark);
    arena.release();
    for (const each of visible) expect(read(each)).toBe(each.value);
    expect(arena.usage()).toMatchObject({ private: 0, visible: 0, staged: 0 });
  });
});

describe("the stress mode", () => {
  it("moves everything out at every allocation and destroys what was freed", async () => {
    vi.stubEnv("DZ_ARENA", "stress");
    await start();
    const first = hold(800, 1);
    const small = hold(8, 2);
    hold(800, 3);
    const mark = arena.beginPrivate();
    const gradient = hold(800, 4);
    arena.endPrivate(mark);
    expect(first.span.buffer).not.toBeNull();
    expect([read(first), read(small)]).toEqual([1, 2]);
    expect(read({ ...small, span: arena.spanAt(small.address) })).toBeNaN();
    expect(read({ ...gradient, span: arena.spanAt(gradient.address) })).toBeNaN();
  });

  it("does so while a backward is running, too", async () => {
    vi.stubEnv("DZ_ARENA", "stress");
    await start();
    const first = hold(800, 1);
    arena.beginPrivate();
    const gradient = hold(800, 2);
    expect([first.span.buffer === null, read(first), read(gradient)]).toEqual([false, 1, 2]);
  });
});

describe("the policy of tiny regions", () => {
  it("fills them early, and has room for large arrays all the same", async () => {
    vi.stubEnv("DZ_ARENA", "tiny");
    await start();
    arena.setRecording(true);
    const held = Array.from({ length: 100 }, (_, i) => hold(1000, i));
    expect(held[0]?.span.buffer?.byteLength).toBeLessThan(2000);
    expect(arena.usage().visible).toBeLessThan(5000);
    arena.beginPrivate();
    const inside = Array.from({ length: 100 }, (_, i) => hold(1000, i));
    expect(arena.usage().private).toBeLessThan(5000);
    const large = hold(MIB, 7);
    arena.stage(large.span.buffer ?? new ArrayBuffer(8000), 0, 8000);
    const last = hold(800, 8);
    for (const each of [...held, ...inside, large, last]) expect(read(each)).toBe(each.value);
  });
});
