import { dataOf, makePlan } from "@dz/forecasting";
import { expect, test } from "vitest";
import type { Answer } from "../answer.ts";
import { asked } from "../testing/asked.ts";
import { shortWave } from "../testing/linear-rnn.ts";
import { trainedSeries, trainedSine } from "../testing/trained.ts";
import { learned, start } from "./learned.ts";

const keysOf = ({ details }: Answer): string[] => details.map(({ key }) => key);

test.each(["rnn", "lstm", "gru"] as const)("%s on the sine learns a loop of states", (model) => {
  const answer = asked(learned, trainedSine({ model, hidden: 6, epochs: 2 }));
  expect(answer.answer.key).toBe("learnedLoop");
  const { share, closed } = answer.answer.values as { share: number; closed: number };
  expect(share).toBeGreaterThan(0.9);
  expect(share).toBeLessThanOrEqual(1);
  expect(closed).toBeLessThan(0.02);
  expect(keysOf(answer)[1]).toBe("learnedCloses");
  expect(keysOf(answer).includes("learnedRadius")).toBe(model === "rnn");
  expect(keysOf(answer).slice(-3)).toEqual(["learnedShorter", "learnedLonger", "learnedBpttNoise"]);
  expect(answer.more?.length).toBe(2);
});

test("an mlp has no state, and says so", () => {
  const answer = asked(learned, trainedSine({ model: "mlp", hidden: 6, epochs: 2 }));
  expect(keysOf(answer)).toEqual(["learnedNoState", "learnedBranches", "learnedMisfit"]);
});

test("a series has states, too", () => {
  const data = dataOf(Float64Array.from({ length: 150 }, (_, t) => Math.sin(t / 3) + Math.sin(t * t) / 3));
  const answer = asked(learned, trainedSeries(data, makePlan(data, { horizon: 2 }), { epochs: 2, hidden: 6 }));
  expect(keysOf(answer)[0]).toBe("learnedVariance");
  expect(answer.chart.kind).toBe("lines");
});

test("a series with a clear period: its states come back after it", () => {
  const data = dataOf(Float64Array.from({ length: 400 }, (_, t) => 10 + Math.sin((2 * Math.PI * t) / 20)));
  const answer = asked(learned, trainedSeries(data, makePlan(data, { horizon: 1 }), { epochs: 3, hidden: 6 }));
  expect(answer.answer.key).toBe("learnedLoop");
  expect(answer.details[1]?.values?.period).toBe(20);
});

test("a network whose answers are not finite is told", () => {
  const answer = asked(learned, trainedSine({ hidden: 4, epochs: 3, optimizer: "sgd", lr: 1000 }));
  expect(answer.answer).toEqual({ key: "learnedDiverged", values: { step: 1 } });
});

test("a long sequence is cut after the steps that count", () => {
  const cut = start({ ...shortWave(100), from: 20 }, 30);
  expect([cut.inputs.length, cut.targets.length, cut.from]).toEqual([50, 50, 20]);
});
