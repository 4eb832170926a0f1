import { dataOf, makePlan } from "@dz/forecasting";
import { settingsWith } from "@dz/training";
import { expect, test } from "vitest";
import type { LineChart, Message } from "../answer.ts";
import { tell } from "../catalogue/tell.ts";
import type { EpochNumbers } from "../subject.ts";
import { asked, finished } from "../testing/asked.ts";
import { trainedSeries, trainedSine } from "../testing/trained.ts";
import { answerOf, sure } from "./sure.ts";

const small = trainedSine({ hidden: 4, epochs: 2 });
const valuesOf = (message: Message | undefined): Message["values"] => message?.values;

/** Epochs with these held-out losses, and a tenth of them in training. */
const epochsOf = (...losses: number[]): EpochNumbers[] =>
  losses.map((heldOutLoss, i) => ({ epoch: i + 1, trainLoss: heldOutLoss / 10, heldOutLoss }));

test("without seeds it says how to ask, and shows the losses of the run", () => {
  const { answer, chart } = asked(sure, small);
  expect(tell(answer, "en")).toContain("--seeds 20");
  expect((chart as LineChart).lines.map(({ y }) => y[1])).toEqual([
    small.record[1]?.trainLoss,
    small.record[1]?.heldOutLoss,
  ]);
});

test("the settings are trained with other seeds, and the run has its place among them", () => {
  const work = sure({ subject: small, replay: null as never }, { seeds: 3 });
  const { answer, details, chart } = finished(work);
  const losses = [0, 1, 2].map((seed) => trainedSine({ hidden: 4, epochs: 2, seed }).record[1]?.heldOutLoss as number);
  expect(answer.key).toBe("sureLast");
  expect(valuesOf(answer)).toMatchObject({
    seeds: 3,
    others: 2,
    epoch: 2,
    loss: losses[0],
    median: losses.toSorted((a, b) => a - b)[1],
    better: losses.filter((loss) => loss < (losses[0] as number)).length,
  });
  expect(details.map((message) => tell(message, "en")).join(" ")).toContain(
    "0, this run's, and those after it up to 2",
  );
  expect((chart as LineChart).lines.map(({ name }) => name.key)).toEqual([
    "sureHigh",
    "sureMedian",
    "sureLow",
    "sureRun",
  ]);
});

test("a run that keeps its best epoch is judged by the lowest loss", () => {
  const record = epochsOf(3, 1, 2);
  const { answer, details } = answerOf({ ...small, record, savedEpoch: 2 }, [record, epochsOf(9, 8, 4)]);
  expect(answer.key).toBe("sureBest");
  expect(valuesOf(answer)).toMatchObject({ loss: 1, epoch: 2, better: 0, median: 2.5 });
  expect(valuesOf(details.find(({ key }) => key === "sureLastOfEach"))).toMatchObject({ epoch: 3, median: 3 });
});

test("the spread is the ratio of the ends of the band", () => {
  const all = Array.from({ length: 21 }, (_, i) => epochsOf(i + 1));
  const { answer } = answerOf({ ...small, record: all[10] as EpochNumbers[], savedEpoch: 1 }, all);
  expect(valuesOf(answer)).toMatchObject({ low: 2, median: 11, high: 20, spread: 10 });
});

test("a seed that diverges is worse than all others, and is told", () => {
  const record = epochsOf(2);
  const { answer, details } = answerOf({ ...small, record, savedEpoch: 1 }, [
    record,
    epochsOf(1),
    epochsOf(Number.NaN),
  ]);
  expect(valuesOf(answer)).toMatchObject({ better: 1, median: 2, high: Number.POSITIVE_INFINITY });
  expect(valuesOf(details.find(({ key }) => key === "sureFailed"))).toEqual({ failed: 1, seeds: 3 });
  for (const message of [answer, ...details]) expect(tell(message, "ja")).not.toMatch(/[{}]|NaN/);
});

test("the numbers of the article are placed in the band of its settings", () => {
  const record = epochsOf(0.08, 0.013);
  const all = [record, epochsOf(0.07, 0.02), epochsOf(0.09, 0.03)];
  const subject = { ...small, settings: settingsWith({ epochs: 2 }), record, savedEpoch: 2 };
  const { details, chart } = answerOf(subject, all);
  const [summary, ...each] = details.filter(({ key }) => key.startsWith("sureArticle"));
  expect(valuesOf(summary)).toEqual({ count: 4, inside: 1 });
  expect(each.map(({ key }) => key)).toEqual([
    "sureArticleOver", // the training losses of the test are a tenth
    "sureArticleIn",
    "sureArticleOver",
    "sureArticleUnder",
  ]);
  expect(valuesOf(each[1])).toMatchObject({ loss: 0.07712756698456487, better: 1, seeds: 3 });
  expect((chart as LineChart).lines.at(-1)).toMatchObject({ as: "points", x: [1, 2] });
});

test("a series: the validation loss", () => {
  const data = dataOf(Float64Array.from({ length: 150 }, (_, t) => 50 + 10 * Math.sin(t / 2) + 3 * Math.sin(t * t)));
  const subject = trainedSeries(data, makePlan(data, { horizon: 2 }), { epochs: 2, hidden: 4 });
  const { answer } = finished(sure({ subject, replay: null as never }, { seeds: 2 }));
  expect(tell(answer, "en")).toContain("With 2 seeds the");
  expect(tell(answer, "en")).toContain("validation loss");
});
