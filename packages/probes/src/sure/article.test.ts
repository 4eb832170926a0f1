import { settingsWith } from "@dz/training";
import { expect, test } from "vitest";
import { isArticle } from "./article.ts";

test("the article's run may have any seed and precision, but no other setting", () => {
  expect(isArticle(settingsWith({ seed: 5, precision: "dezero" }))).toBe(true);
  expect(isArticle(settingsWith({ epochs: 99 }))).toBe(false);
  expect(isArticle(settingsWith({ optimizer: "sgd" }))).toBe(false);
  expect(isArticle(settingsWith({ clip: 1 }))).toBe(false);
});
