import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const load = (policy?: string): Promise<typeof import("./policy.ts")> => {
  vi.stubEnv("DZ_ARENA", policy);
  return import("./policy.ts");
};

beforeEach(() => void vi.resetModules());
afterEach(() => void vi.unstubAllEnvs());

describe.each([undefined, "stress", "tiny"])("the policy %s", (name) => {
  it("divides the whole heap into parts that begin at pages, one after the other", async () => {
    const { PINNED, SMALL_RESULTS, VISIBLE, PRIVATE, STAGED, ALL } = await load(name);
    const starts = [PINNED, SMALL_RESULTS, VISIBLE, PRIVATE, STAGED, ALL];
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(starts.filter((start) => start % 65536 !== 0)).toEqual([]);
  });

  it("has limits within the parts, and pieces within the limits", async () => {
    const p = await load(name);
    expect(p.VISIBLE_LIMIT).toBeLessThanOrEqual(p.PRIVATE - p.VISIBLE);
    expect(p.PRIVATE_END).toBeLessThanOrEqual(p.STAGED);
    expect(p.STAGED_LIMIT).toBeLessThan(p.ALL - p.STAGED);
    expect(p.PIECE).toBeLessThan(Math.min(p.VISIBLE_LIMIT, p.STAGED_LIMIT));
    expect(p.SMALL).toBeLessThanOrEqual(p.SMALL_PIECE);
    expect(p.stress).toBe(name === "stress");
  });
});

it("tiny pieces and limits are smaller than the usual ones, in a heap that is as large", async () => {
  const usual = await load();
  vi.resetModules();
  const tiny = await load("tiny");
  for (const size of ["PIECE", "SMALL_PIECE", "VISIBLE_LIMIT", "PRIVATE_END", "STAGED_LIMIT"] as const) {
    expect(tiny[size]).toBeLessThan(usual[size]);
  }
  expect(tiny.ALL).toBe(usual.ALL);
});

it("aligned: whole units of 16 bytes", async () => {
  const { aligned } = await load();
  expect([0, 1, 16, 17, 2 ** 31 - 16].map(aligned)).toEqual([0, 16, 16, 32, 2 ** 31 - 16]);
});
