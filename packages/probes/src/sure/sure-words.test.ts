import { expect, test } from "vitest";
import { tell } from "../catalogue/tell.ts";
import { sureWords } from "./sure-words.ts";

test("keys begin with the question", () => {
  for (const key of Object.keys(sureWords)) expect(key).toMatch(/^sure[A-Z]/);
});

test("numbers stand in a sentence with three digits, counts as they are", () => {
  const values = {
    which: { key: "testLoss" as const },
    epoch: 1,
    loss: 0.0771275,
    low: 0.00751,
    high: 0.2331,
    better: 13,
    seeds: 20,
  };
  expect(tell({ key: "sureArticleIn", values } as const, "en")).toBe(
    "Its test loss of epoch 1, 0.0771, lies in the band from 0.00751 to 0.233: 13 of the 20 seeds are lower.",
  );
  expect(tell({ key: "sureArticleIn", values } as const, "ja")).toBe(
    "記事のエポック 1 のテスト誤差 0.0771 は、帯 0.00751～0.233 の中にあります（20 個中 13 個がこれより小さい）。",
  );
});
