import { expect, test } from "vitest";
import { languageOf } from "./language-of.ts";

test.each([
  [{}, "en"],
  [{ LANG: "ja_JP.UTF-8" }, "ja"],
  [{ LANG: "ja" }, "ja"],
  [{ LANG: "jav_ID" }, "en"],
  [{ LANG: "de_DE.UTF-8" }, "en"],
  [{ LANG: "ja_JP.UTF-8", LC_ALL: "C" }, "en"],
  [{ LANG: "en_US", LC_MESSAGES: "ja_JP" }, "ja"],
  [{ LANG: "ja_JP", LC_ALL: "", LC_MESSAGES: "" }, "ja"],
] as const)("%j is %s", (env, language) => {
  expect(languageOf(env)).toBe(language);
});
