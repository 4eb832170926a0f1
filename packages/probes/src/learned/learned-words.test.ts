import { expect, test } from "vitest";
import { learnedWords } from "./learned-words.ts";

test("the keys begin with the name of the question, and sentences end as such in both languages", () => {
  for (const [key, { en, ja }] of Object.entries(learnedWords)) {
    expect(key).toMatch(/^learned[A-Z]/);
    expect(ja.endsWith("。"), key).toBe(en.endsWith("."));
  }
});
