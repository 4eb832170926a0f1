import { expect, test } from "vitest";
import { wavesWords } from "./waves-words.ts";

test("the keys begin with the name of the question, and sentences end as such in both languages", () => {
  for (const [key, { en, ja }] of Object.entries(wavesWords)) {
    expect(key).toMatch(/^waves[A-Z]/);
    expect(ja.endsWith("。"), key).toBe(en.endsWith("."));
  }
});
