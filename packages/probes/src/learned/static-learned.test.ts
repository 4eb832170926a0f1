import { dataOf, makePlan } from "@dz/forecasting";
import { expect, test } from "vitest";
import { answersOf } from "../run-model.ts";
import { trainedSeries, trainedSine } from "../testing/trained.ts";
import { staticLearned } from "./static-learned.ts";

test("the sine: two branches, the mean of both, and the function", () => {
  const subject = trainedSine({ model: "mlp", hidden: 8, epochs: 2 });
  const { answer, details, chart } = staticLearned(subject, answersOf(subject, subject.test));
  expect(answer.key).toBe("learnedStatic");
  const { floor, loss } = answer.values as { floor: number; loss: number };
  expect(floor).toBeCloseTo(7.9e-5, 6);
  expect(loss).toBeCloseTo(subject.record[1]?.heldOutLoss as number, 12);
  // The wave is symmetric, so the misfit and the floor add up to the loss, but for the ends.
  const misfit = details[2]?.values?.misfit as number;
  expect(misfit + floor).toBeCloseTo(loss, 4);
  expect(chart.kind === "lines" && chart.lines.length).toBe(3);
});

test("a series: an estimate of the floor, no branches", () => {
  const data = dataOf(Float64Array.from({ length: 150 }, (_, t) => Math.sin(t / 3) + Math.sin(t * t) / 3));
  const subject = trainedSeries(data, makePlan(data, { horizon: 1 }), { model: "mlp", epochs: 2, hidden: 6 });
  const { answer, chart } = staticLearned(subject, answersOf(subject, subject.test));
  expect(answer.key).toMatch(/^learnedStatic(Series|AtFloor)$/);
  expect(chart.kind === "lines" && chart.lines.length).toBe(2);
});
