import { expect, it, vi } from "vitest";
import { heap } from "./heap.ts";
import { PrivateMemory } from "./private-memory.ts";

const START = 2 ** 20;

it("is filled from the bottom until it is full", () => {
  const memory = new PrivateMemory(START, START + 64);
  expect([memory.bump(16), memory.bump(0), memory.bump(48), memory.bump(16)]).toEqual([
    START,
    START + 16,
    START + 16,
    -1,
  ]);
  expect(memory.used).toBe(64);
  expect(memory.span).toMatchObject({ base: START, buffer: null, pinned: false });
});

it("is given back from the top, down to a mark", () => {
  const memory = new PrivateMemory(START, START + 64);
  memory.bump(16);
  const mark = memory.top;
  memory.bump(32);
  memory.giveBack(mark);
  expect([memory.used, memory.bump(48)]).toEqual([16, START + 16]);
});

it("is filled with NaN when it is given back, under the policy of stress", async () => {
  vi.stubEnv("DZ_ARENA", "stress");
  vi.resetModules();
  const [own, { PrivateMemory: Stressed }] = await Promise.all([import("./heap.ts"), import("./private-memory.ts")]);
  const memory = new Stressed(START, START + 64);
  const address = memory.bump(8);
  own.heap.float64[address / 8] = 5;
  memory.giveBack(address);
  expect(own.heap.float64[address / 8]).toBeNaN();
  vi.unstubAllEnvs();
  vi.resetModules();
  expect(own.heap).not.toBe(heap);
});
