import { expect, test } from "vitest";
import { type Question, questions } from "./answer.ts";
import { probes } from "./probes.ts";
import { asked } from "./testing/asked.ts";
import { trainedSine } from "./testing/trained.ts";

test("each probe answers the question that it stands for", () => {
  const subject = trainedSine({ hidden: 4, epochs: 2 });
  for (const [question, probe] of Object.entries(probes)) {
    expect(questions).toContain(question);
    expect(asked(probe, subject).question).toBe(question as Question);
  }
});
