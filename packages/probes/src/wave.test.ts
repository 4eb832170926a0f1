import { expect, test } from "vitest";
import { trainedSine } from "./testing/trained.ts";
import { waveSequence } from "./wave.ts";

test("from the phase π/2 with the step of the article it is the test wave of the book", () => {
  const { inputs, targets } = waveSequence({ phase: Math.PI / 2, step: (4 * Math.PI) / 999, length: 999 });
  const { test: book } = trainedSine({ hidden: 2, epochs: 1 });
  for (let i = 0; i < 999; i++) {
    expect(inputs[i]).toBeCloseTo(book.inputs[i] as number, 12);
    expect(targets[i]).toBeCloseTo(book.targets[i] as number, 12);
  }
});

test("a warm-up is the wave before the first step that counts", () => {
  const cold = waveSequence({ phase: 1, step: 0.1, length: 5 });
  const warm = waveSequence({ phase: 1, step: 0.1, length: 5, warmUp: 3 });
  expect([warm.from, warm.inputs.length]).toEqual([3, 8]);
  expect(warm.inputs.slice(3)).toEqual(cold.inputs);
  expect(warm.inputs[2]).toBeCloseTo(Math.sin(0.9), 14);
});
