import { expect, test } from "vitest";
import { questions } from "../answer.ts";
import { questionKeys } from "./question-words.ts";
import { tell } from "./tell.ts";

test("each question has a sentence of its own that asks it", () => {
  expect(Object.keys(questionKeys)).toEqual([...questions]);
  for (const language of ["en", "ja"] as const) {
    const asked = questions.map((question) => tell({ key: questionKeys[question] }, language));
    expect(new Set(asked).size).toBe(questions.length);
    for (const sentence of asked) expect(sentence).toMatch(/[?？]$/);
  }
});
