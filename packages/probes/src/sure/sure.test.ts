import { expect, test } from "vitest";
import type { Message } from "../answer.ts";
import { asked } from "../testing/asked.ts";
import { trainedSine } from "../testing/trained.ts";
import { quantile } from "./quantile.ts";
import { sure } from "./sure.ts";

const settings = { hidden: 4, epochs: 2, seed: 3 };
const subject = trainedSine(settings);

test("without seeds it says how to ask", () => {
  const { answer, chart } = asked(sure, subject);
  expect(answer.key).toBe("sureNotAsked");
  expect(chart.kind === "lines" && chart.lines.length).toBe(1);
});

test("the band is that of trainings with the seeds after the run's own", () => {
  const others = [3, 4, 5].map((seed) => trainedSine({ ...settings, seed }).record.at(-1)?.heldOutLoss as number);
  const { answer, details } = asked(sure, subject, 3);
  expect(answer.key).toBe("sureWithin");
  expect(answer.values).toMatchObject({
    count: 3,
    median: quantile(others, 0.5),
    own: others[0],
    low: quantile(others, 0.05),
  });
  expect(answer.values?.rank).toBe(1 + others.filter((loss) => loss < (others[0] as number)).length);
  expect(details.map(({ key }: Message) => key)).toEqual(["sureBest"]);
});

test("a seed without a finite loss is said first", () => {
  const wild = trainedSine({ hidden: 4, epochs: 2, optimizer: "sgd", lr: 1e30 });
  expect(asked(sure, wild, 2).answer).toEqual({ key: "sureDiverged", values: { failed: 2, count: 2 } });
});

test("the losses of the article are placed in the band of its settings only", () => {
  const article = trainedSine({ epochs: 1 });
  const whole = { ...article, settings: { ...article.settings, epochs: 100 } };
  const { details, chart } = asked(sure, whole, 2);
  expect(details.filter(({ key }: Message) => key === "sureArticle").length).toBe(4);
  expect(chart.kind === "lines" && chart.lines.map(({ as }) => as)).toEqual([
    undefined,
    undefined,
    "dashed",
    "dashed",
    "points",
  ]);
});
