import { expect, test } from "vitest";
import type { Answer } from "../answer.ts";
import { formatExplanation, parseExplanation } from "./explanation.ts";

const lines: Answer = {
  question: "good",
  answer: { key: "text", values: { text: { key: "theNetwork" } } },
  details: [{ key: "text", values: { text: Number.NaN } }],
  chart: {
    kind: "lines",
    title: { key: "loss" },
    x: { label: { key: "epoch" } },
    y: { label: { key: "loss" }, log: true },
    lines: [{ name: { key: "testLoss" }, x: [1, 2, 3], y: [0.1, Number.NaN, Number.POSITIVE_INFINITY], as: "dashed" }],
  },
};
const bars: Answer = {
  question: "below",
  answer: { key: "loss" },
  details: [],
  chart: {
    kind: "bars",
    title: { key: "loss" },
    value: { label: { key: "loss" } },
    bars: [{ name: { key: "trainLoss" }, value: 1, low: 0.5, high: Number.NEGATIVE_INFINITY, main: true }],
  },
  more: [
    {
      kind: "map",
      title: { key: "loss" },
      rows: { label: { key: "step" }, names: [1, "a", { key: "epoch" }] },
      columns: { label: { key: "step" }, names: ["b"] },
      values: [[1], [2], [Number.NaN]],
      value: { label: { key: "loss" } },
    },
  ],
};

/** The message for an explanation of which one part is replaced. */
function refusal(from: string, to: string): string {
  const text = formatExplanation({ answers: [lines, bars] });
  expect(text).toContain(from);
  try {
    parseExplanation(text.replace(from, to));
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("nothing was refused");
}

test("answers come back as they were, with what is not finite", () => {
  const answers = [lines, bars];
  expect(parseExplanation(formatExplanation({ answers }))).toEqual({ answers });
});

test.each([
  ['"format":1', '"format":2', "format: expected 1"],
  [
    '"key":"testLoss"',
    '"key":"toString"',
    "answers.0.chart.lines.0.name.key: expected a sentence that this version knows",
  ],
  ['{"text":{"key":"theNetwork"}}', "{}", "answers.0.answer: expected all values of the sentence"],
  ['"question":"good"', '"question":"better"', "answers.0.question: expected a question that this version knows"],
  ['"x":[1,2,3]', '"x":[1,2]', "answers.0.chart.lines.0: expected as many x as y"],
  ['"values":[[1],[2]', '"values":[[1,5],[2]', "answers.1.more.0: expected a value for each row and column"],
  ['"kind":"bars"', '"kind":"pie"', "answers.1.chart.kind: is of another form"],
  ['{"format', "{format", "it: not valid JSON"],
])("%s as %s is refused in one line", (from, to, message) => {
  expect(refusal(from, to)).toBe(message);
});
