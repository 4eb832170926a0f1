import { describe, expect, it } from "vitest";
import { MT19937 } from "./mt19937.ts";
import { randomOrder, shuffle } from "./order.ts";

describe("shuffle", () => {
  it("keeps all elements, in place", () => {
    const words = new MT19937();
    words.seed(8);
    const list = ["a", "b", "c", "d", "e"];
    shuffle(words, list);
    expect(list).not.toEqual(["a", "b", "c", "d", "e"]);
    expect(list.toSorted()).toEqual(["a", "b", "c", "d", "e"]);
  });
});

describe("randomOrder", () => {
  it("gives every order of three about as often", () => {
    const words = new MT19937();
    words.seed(9);
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = randomOrder("test", words, 3).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
