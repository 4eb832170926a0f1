import { expect, test } from "vitest";
import { trainedSine } from "../testing/trained.ts";

test("the data are those of the book: a noisy sine, and a cosine", () => {
  const { train, test: wave, heldOut } = trainedSine({ hidden: 2, epochs: 1 });
  expect([train.inputs.length, wave.inputs.length]).toEqual([999, 999]);
  expect(heldOut).toBe(wave);
  for (let i = 0; i < 998; i++) expect(train.targets[i]).toBe(train.inputs[i + 1]);
  const noise = train.targets.map((y, i) => y - (train.clean?.[i] as number));
  expect(Math.max(...noise)).toBeLessThan(0.05);
  expect(Math.max(...noise)).toBeGreaterThan(0.045);
  expect(Math.min(...noise)).toBeGreaterThanOrEqual(-0.05);
  expect(wave.inputs[0]).toBe(1);
  expect(wave.clean).toBe(wave.targets);
});

test("random phases train otherwise, and need one stream", () => {
  const subject = trainedSine({ hidden: 2, epochs: 1 });
  const [epoch] = [...subject.begin({ randomPhase: true }).epochs()].filter((result) => result !== null);
  expect(epoch?.trainLoss).toBeGreaterThan(0);
  expect(epoch?.trainLoss).not.toBe(subject.record[0]?.trainLoss);
  const streams = trainedSine({ hidden: 2, epochs: 1, batch: 9 });
  expect(() => streams.begin({ randomPhase: true })).toThrow("randomPhase: the run has parallel streams");
});
