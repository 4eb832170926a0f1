import { expect, test } from "vitest";
import { answersOf } from "../run-model.ts";
import { trainedSine } from "../testing/trained.ts";
import { waveSequence } from "../wave.ts";
import { errorsByStep, hiddenOf, readTogether } from "./read-together.ts";

const sequences = [0, 1, 2].map((phase) => waveSequence({ phase, step: 0.01, length: 120 }));

test.each(["rnn", "lstm", "gru", "mlp"] as const)("%s: answers side by side are those one after the other", (model) => {
  const subject = trainedSine({ model, hidden: 5, epochs: 1 });
  const work = readTogether(subject, sequences);
  let pauses = 0;
  let next = work.next();
  for (; next.done !== true; next = work.next()) pauses++;
  expect(pauses).toBe(3);
  sequences.forEach((sequence, k) => {
    const alone = answersOf(subject, sequence);
    next.value?.[k]?.forEach((answer, i) => {
      expect(answer).toBeCloseTo(alone[i] as number, 12);
    });
  });
  expect(hiddenOf(subject.model)?.length ?? null).toBe(model === "mlp" ? null : 5);
});

test("nothing is read of no sequences", () => {
  const subject = trainedSine({ hidden: 2, epochs: 1 });
  expect(readTogether(subject, []).next()).toEqual({ done: true, value: [] });
});

test("errors by step are means over the outputs, from the first step that counts", () => {
  const sequence = {
    inputs: Float64Array.of(0, 0, 0),
    size: 1,
    targets: Float64Array.of(9, 9, 1, 2, 3, 4),
    outputs: 2,
    clean: Float64Array.of(9, 9, 1, 1, 1, 1),
    from: 1,
  };
  const answers = Float64Array.of(0, 0, 1, 1, 1, 1);
  expect([...errorsByStep(answers, sequence)]).toEqual([0.5, 6.5]);
  expect([...errorsByStep(answers, sequence, "clean")]).toEqual([0, 0]);
});
