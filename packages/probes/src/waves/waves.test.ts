import { dataOf, makePlan } from "@dz/forecasting";
import { expect, test } from "vitest";
import type { Answer } from "../answer.ts";
import { asked } from "../testing/asked.ts";
import { trainedSeries, trainedSine } from "../testing/trained.ts";
import { courseOf } from "./findings.ts";
import { conclusion, waves } from "./waves.ts";

const keysOf = ({ details }: Answer): string[] => details.map(({ key }) => key);

test("a run with steps that are too large: its step size, and every remedy", () => {
  const answer = asked(waves, trainedSine({ hidden: 10, epochs: 20, lr: 0.004, seed: 2 }));
  expect(answer.answer.key).toMatch(/^wavesStep/);
  expect(keysOf(answer)).toEqual([
    "wavesUpdates",
    "wavesConstantRate",
    "wavesCorrelation",
    "wavesLower",
    "wavesCosine",
    "wavesClip",
    "wavesAverage",
    "wavesKeepBest",
    "wavesLowest",
  ]);
  expect(answer.chart.kind === "lines" && answer.chart.lines.length).toBe(4);
});

test("SGD does not wave, and nothing is tried", () => {
  const answer = asked(waves, trainedSine({ optimizer: "sgd", lr: 0.00005, hidden: 20, epochs: 12 }));
  expect(answer.answer).toMatchObject({ key: "wavesCalm", values: { count: 0, epochs: 6, of: { key: "testLoss" } } });
  expect(keysOf(answer)).toEqual(["wavesUpdates", "wavesConstantRate", "wavesCorrelation"]);
});

test("a series, a schedule, and an optimizer without a learning rate", () => {
  const sales = Float64Array.from({ length: 150 }, (_, t) => 50 + 10 * Math.sin(t / 2) + 3 * Math.sin(t * t));
  const data = dataOf(sales);
  const series = asked(waves, trainedSeries(data, makePlan(data, { horizon: 1 }), { epochs: 10, hidden: 6 }));
  expect(keysOf(series)).toContain("wavesClipped");
  const cosine = asked(waves, trainedSine({ hidden: 4, epochs: 9, schedule: "cosine" }));
  expect(keysOf(cosine)).toContain("wavesShrinkingRate");
  const none = asked(waves, trainedSine({ hidden: 4, epochs: 9, optimizer: "adadelta", lr: null }));
  expect(keysOf(none)).toContain("wavesNoRate");
});

test("a run that diverged, and one that is too short, are told", () => {
  const diverged = asked(waves, trainedSine({ hidden: 4, epochs: 9, optimizer: "sgd", lr: 1000 }));
  expect(diverged.answer.key).toMatch(/^waves(Diverged|NeverFinite)$/);
  expect(asked(waves, trainedSine({ hidden: 4, epochs: 3 })).answer).toEqual({
    key: "wavesShort",
    values: { epochs: 3, after: 6 },
  });
});

test("a loss that was finite at first is told with its best", () => {
  const of = { key: "testLoss" } as const;
  const course = courseOf([4, 2, Number.NaN]);
  expect(conclusion(course, [], null, { of, shrunk: false })).toEqual({
    key: "wavesDiverged",
    values: { of, epoch: 3, best: 2, bestEpoch: 2 },
  });
});
