import type { Answer } from "@dz/probes";
import { expect, test } from "vitest";
import { answerText, remarkText } from "./why-text.ts";
import { widthOf } from "./width.ts";

const answer: Answer = {
  question: "sure",
  answer: { key: "sureAsk" },
  details: [{ key: "sureSeeds", values: { first: 0, last: 19 } }],
  chart: {
    kind: "bars",
    title: { key: "sureTitleOne" },
    value: { label: { key: "testLoss" } },
    bars: [{ name: { key: "sureRun" }, value: 0.5 }],
  },
  more: [
    {
      kind: "lines",
      title: { key: "sureTitle", values: { seeds: 2 } },
      x: { label: { key: "epoch" } },
      y: { label: { key: "testLoss" } },
      lines: [{ name: { key: "sureMedian" }, x: [1, 2], y: [2, 1] }],
    },
  ],
};
const style = { columns: 80, rows: 3, color: false, language: "en" } as const;

test("an answer is the question, the sentence, what it rests on, and the figures", () => {
  expect(answerText(answer, style).split("\n")).toMatchInlineSnapshot(`
    [
      "7. How sure is it?",
      "   Of one seed that cannot be said: --seeds 20 trains the same settings with 19",
      "   other seeds, and shows how far chance alone moves the loss.",
      "",
      "   - The seeds are 0, this run's, and those after it up to 19.",
      "",
      "   The loss of this run",
      "   test loss",
      "   this run ⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿ 0.5",
      "",
      "   The loss of 2 seeds",
      "   test loss",
      "   2 ┤⠉⠉⠉⠑⠒⠒⠒⠒⠒⠒⠢⠤⠤⠤⠤⠤⠤⣀⣀⣀⣀⣀⣀⡀",
      "     │                       ⠈⠉⠉⠉⠉⠉⠉⠑⠒⠒⠒⠒⠒⠒⠤⠤⠤⠤⠤⠤⢄⣀⣀⣀⣀⣀⣀⡀",
      "   1 ┤                                                  ⠈⠉⠉⠉⠉⠉⠉⠒⠒⠒⠒⠒⠒⠢⠤⠤⠤⠤⠤⠤⢄⣀⣀⣀",
      "     └──────────────────────────────────────────────────────────────────────────",
      "      1                                 epoch                                  2",
      "      ⠤⠤⠤ the median",
      "",
      "",
    ]
  `);
});

test("on a narrow terminal nothing is indented, and Japanese is wrapped between words", () => {
  expect(answerText(answer, { ...style, columns: 34, language: "ja" }).split("\n")).toMatchInlineSnapshot(`
    [
      "7. どれほど確かですか？",
      "シード一つでは分かりません。",
      "--seeds 20 を付けると、同じ設定を",
      "ほかの 19 個のシードで訓練し、偶然",
      "だけで誤差がどれほど動くかを示し",
      "ます。",
      "",
      "- シードは、この訓練の 0 と、",
      "  それに続く 19 までのものです。",
      "",
      "この訓練の誤差",
      "テスト誤差",
      "この訓練 ⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿ 0.5",
      "",
      "2 個のシードの誤差",
      "テスト誤差",
      "2 ┤⠉⠑⠒⠒⠢⠤⠤⣀⣀⣀",
      "  │          ⠉⠉⠑⠒⠒⠢⠤⠤⢄⣀⣀",
      "1 ┤                     ⠉⠉⠉⠒⠒⠢⠤⠤⢄⣀",
      "  └───────────────────────────────",
      "   1          エポック           2",
      "   ⠤⠤⠤ 中央値",
      "",
      "",
    ]
  `);
});

test.each([24, 34, 60, 80, 120, 200])("on %d columns every line fits, and text is at most 100 wide", (columns) => {
  for (const language of ["en", "ja"] as const) {
    for (const color of [false, true]) {
      const lines = answerText(answer, { ...style, columns, language, color }).split("\n");
      expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(Math.min(columns, 123));
    }
  }
});

test("a remark is wrapped", () => {
  expect(remarkText("a few words", { ...style, columns: 6 })).toBe("a few\nwords\n\n");
});
