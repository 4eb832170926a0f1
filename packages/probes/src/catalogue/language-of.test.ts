import { expect, test } from "vitest";
import { languageOf } from "./language-of.ts";

test.each([
  [{}, "en"],
  [{ LANG: "ja_JP.UTF-8" }, "ja"],
  [{ LANG: "ja" }, "ja"],
  [{ LANG: "ja_JP.UTF-8", LC_MESSAGES: "en_US.UTF-8" }, "en"],
  [{ LANG: "C", LC_MESSAGES: "de_DE", LC_ALL: "ja_JP" }, "ja"],
  [{ LANG: "ja_JP.UTF-8", LC_ALL: "" }, "ja"],
  [{ LANG: "jam_JM" }, "en"],
])("%o is %s", (env, language) => {
  expect(languageOf(env)).toBe(language);
});
