import { describe, expect, it } from "vitest";
import { choose } from "./choose.ts";
import { MT19937 } from "./mt19937.ts";

function seeded(): MT19937 {
  const words = new MT19937();
  words.seed(3);
  return words;
}

describe("choose", () => {
  it("takes things about as often as they are likely", () => {
    const counts = [0, 0, 0];
    for (const i of choose(seeded(), 3, [10_000], { replace: true, p: [0.5, 0, 0.5] }))
      counts[i] = (counts[i] as number) + 1;
    expect(counts[1]).toBe(0);
    expect(Math.abs((counts[0] as number) - 5000)).toBeLessThan(200);
  });

  it("takes each thing once if it takes all of them, however unlikely", () => {
    const p = [1 - 3e-12, 1e-12, 1e-12, 1e-12];
    expect([...choose(seeded(), 4, [4], { replace: false, p })].sort()).toEqual([0, 1, 2, 3]);
    expect([...choose(seeded(), 4, [4], { replace: false })].sort()).toEqual([0, 1, 2, 3]);
  });

  it("adds many small probabilities without losing them", () => {
    const p = new Float64Array(1_000_001).fill(1e-16);
    p[0] = 1 - 1e-10;
    expect(choose(seeded(), p.length, undefined, { replace: true, p })).toEqual(Int32Array.of(0));
  });
});
