import { describe, expect, test } from "vitest";
import { unpack } from "./client/unpack.ts";
import { pack } from "./pack.ts";

/** Irregular numbers from -1 to 1. */
function irregular(i: number): number {
  return Math.sin(i * i + 3 * i);
}

describe("pack and unpack", () => {
  test("keep four digits after the point", async () => {
    const rows = [0, 1, 2].map((k) => Float64Array.from({ length: 50 }, (_, i) => Math.cos(i / 7) + k * irregular(i)));
    const back = await unpack(pack(rows), 50);
    expect(back).toHaveLength(3);
    for (const [k, row] of rows.entries()) {
      const furthest = row.reduce((most, x, i) => Math.max(most, Math.abs(x - (back[k]?.[i] ?? Number.NaN))), 0);
      expect(furthest).toBeLessThan(0.5001e-4);
    }
  });

  test("keep what is no number, and move what is far away to the edge", async () => {
    const [row] = await unpack(pack([[0.5, Number.NaN, 0.25, 1e9, Number.NEGATIVE_INFINITY, 0]]), 6);
    expect([...(row ?? [])].map((x) => Math.round(x * 1e4))).toEqual([5000, Number.NaN, 2500, 32_767, -32_767, 0]);
  });

  test("a smooth wave takes less than a byte a number", () => {
    const rows = Array.from({ length: 20 }, (_, k) =>
      Float64Array.from({ length: 999 }, (_, i) => Math.cos(i / 80 + k)),
    );
    expect(pack(rows).length).toBeLessThan(20 * 999);
  });

  test("no runs and no points are nothing", async () => {
    expect(await unpack(pack([]), 10)).toEqual([]);
  });
});
