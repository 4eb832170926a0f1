import { expect, test } from "vitest";
import { whereWords } from "./where-words.ts";

test("the keys begin with the name of the question, and sentences end as such in both languages", () => {
  for (const [key, { en, ja }] of Object.entries(whereWords)) {
    expect(key).toMatch(/^where[A-Z]/);
    expect(ja.endsWith("。"), key).toBe(en.endsWith("."));
    expect(ja, key).not.toMatch(/[(),]/);
  }
});
