import { type Answer, parseExplanation } from "@dz/probes";
import { expect, test } from "vitest";
import { whyJson } from "./why-json.ts";

test("the answers are one line of JSON, told in a language, and can be read as those that are kept", () => {
  const answer: Answer = {
    question: "sure",
    answer: { key: "sureAsk" },
    details: [{ key: "sureSeeds", values: { first: 0, last: 1 } }],
    chart: {
      kind: "bars",
      title: { key: "sureTitleOne" },
      value: { label: { key: "loss" } },
      bars: [{ name: { key: "sureRun" }, value: Number.NaN }],
    },
  };
  const about = { dz: "1", seeds: 2, repeats: true };
  const json = whyJson([answer], about, "ja");
  expect(json).toMatch(/^[^\n]+\n$/);
  expect(parseExplanation(json)).toEqual({ about, answers: [answer] });
  const { language, answers } = JSON.parse(json);
  expect(language).toBe("ja");
  expect(answers[0].told.question).toBe("どれほど確かですか？");
  expect(answers[0].told.details).toEqual(["シードは、この訓練の 0 と、それに続く 1 までのものです。"]);
});
