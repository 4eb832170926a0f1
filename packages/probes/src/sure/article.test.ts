import { settingsWith } from "@dz/training";
import { expect, test } from "vitest";
import { trainedSine } from "../testing/trained.ts";
import { articleEpochs, isArticle } from "./article.ts";

test("the article's settings may have any seed, any number of epochs and any precision", () => {
  const { wave } = trainedSine({ hidden: 2, epochs: 1 });
  const is = (change: Parameters<typeof settingsWith>[0]) => isArticle({ settings: settingsWith(change), wave });
  expect(is({ seed: 9, epochs: 3, precision: "float32" })).toBe(true);
  for (const change of [{ lr: 0.002 }, { hidden: 99 }, { model: "mlp" }, { clip: 1 }, { batch: 30 }] as const) {
    expect(is(change)).toBe(false);
  }
  expect(isArticle({ settings: settingsWith({}), wave: null })).toBe(false);
});

test("the article prints the first two and the last two epochs", () => {
  expect(articleEpochs.map(({ epoch }) => epoch)).toEqual([1, 2, 99, 100]);
});
