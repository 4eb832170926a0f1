import { describe, expect, it } from "vitest";
import { MT19937 } from "./mt19937.ts";

describe("MT19937", () => {
  // The two numbers that the C++ standard and the authors' own test give for the algorithm.
  it("gives the 10000th word of the seed 5489 that the C++ standard asks for", () => {
    const words = new MT19937();
    words.seed(5489);
    for (let i = 1; i < 10_000; i++) words.word();
    expect(words.word()).toBe(4123659995);
  });

  it("gives the words that its authors publish for a list as a seed", () => {
    const words = new MT19937();
    words.seedByArray([0x123, 0x234, 0x345, 0x456]);
    expect(Array.from({ length: 5 }, () => words.word())).toEqual([
      1067595299, 955945823, 477289528, 4107218783, 4228976476,
    ]);
  });

  it("uses all words of a list that is longer than its state", () => {
    const first = (list: number[]): number => {
      const words = new MT19937();
      words.seedByArray(list);
      return words.word();
    };
    const long = Array.from({ length: 700 }, (_, i) => i);
    expect(first(long)).not.toBe(first(long.with(699, 0)));
  });

  it("takes no word where there is no choice, one up to 32 bits and two above", () => {
    const words = new MT19937();
    words.seed(1);
    words.word();
    expect(words.pos).toBe(1);
    expect(words.upTo(0)).toBe(0);
    expect(words.pos).toBe(1);
    expect(words.upTo(2 ** 32 - 1)).toBeLessThan(2 ** 32);
    expect(words.pos).toBe(2);
    expect(words.upTo(2 ** 53 - 1)).toBeLessThan(2 ** 53);
    expect(words.pos).toBe(4);
  });

  it("reaches all numbers up to the largest, and no more", () => {
    const words = new MT19937();
    words.seed(2);
    const seen = new Set(Array.from({ length: 500 }, () => words.upTo(12)));
    expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 13 }, (_, i) => i));
    const bytes = new Uint8Array(500);
    words.bytesUpTo(12, bytes);
    expect(new Set(bytes)).toEqual(seen);
    words.bytesUpTo(0, bytes);
    expect(new Set(bytes)).toEqual(new Set([0]));
  });
});
