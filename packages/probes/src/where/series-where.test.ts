import { dataOf, makePlan } from "@dz/forecasting";
import { expect, test } from "vitest";
import type { Answer } from "../answer.ts";
import { tell } from "../catalogue/tell.ts";
import { languages } from "../catalogue/words.ts";
import { mean } from "../numbers.ts";
import { squaredErrors } from "../run-model.ts";
import type { Subject } from "../subject.ts";
import { trainedSeries } from "../testing/trained.ts";
import { measureSeries, seriesWhere } from "./series-where.ts";

/** 300 values with a period of 12, and an unpredictable jump in each period. */
const sales = Float64Array.from(
  { length: 300 },
  (_, t) => 50 + 20 * Math.sin((2 * Math.PI * t) / 12) + Math.sin(t * t) * (t % 12 === 6 ? 12 : 0.5),
);
const data = dataOf(sales);

function result<T>(work: Generator<number, T>): T {
  for (let next = work.next(); ; next = work.next()) {
    if (next.done === true) return next.value;
    expect(next.value).toBeGreaterThanOrEqual(0);
    expect(next.value).toBeLessThanOrEqual(1);
  }
}

/** The whole answer, told in each language. */
function toldOf(subject: Subject): Answer {
  const answer = result(seriesWhere(subject));
  for (const language of languages) for (const said of [answer.answer, ...answer.details]) tell(said, language);
  return answer;
}

test("a series with one bad phase: that is where the error is", () => {
  const subject = trainedSeries(data, makePlan(data, { horizon: 1, period: 12 }), { epochs: 12, hidden: 8 });
  const answer = toldOf(subject);
  expect(answer.answer.key).toBe("whereMostPhase");
  // Values are counted from 1: the jump leads to the value t = 6, the seventh, and the next one leads back.
  expect([7, 8]).toContain(answer.answer.values?.from);
  expect(answer.details.map(({ key }) => key)).toContain("whereSeriesStart");
  expect(answer.more?.map(({ kind }) => kind)).toEqual(["lines", "lines", "bars"]);
});

test("errors are those of the test part after the warm-up; a cold start has others at first", () => {
  const subject = trainedSeries(data, makePlan(data, { horizon: 2 }), { epochs: 3, hidden: 8 });
  const { errors, cold, warmUp, values, first, distances } = result(measureSeries(subject));
  expect(mean(errors)).toBeCloseTo(mean(squaredErrors(subject, subject.test)), 12);
  expect(warmUp).toBe(subject.test.from);
  expect(cold?.length).toBe(errors.length);
  expect(cold?.[0]).not.toBe(errors[0]);
  expect(values.length).toBe(errors.length);
  expect(distances?.length).toBe(errors.length);
  expect(first).toBe(241);
});

test("a network without a state has no cold start and no states", () => {
  const subject = trainedSeries(data, makePlan(data, { horizon: 2 }), { model: "mlp", epochs: 3, hidden: 8 });
  const answer = toldOf(subject);
  expect(answer.details.map(({ key }) => key)).toEqual(
    expect.not.arrayContaining(["whereSeriesStart", "whereSeriesState"]),
  );
  expect(answer.more?.map(({ kind }) => kind)).not.toContain("bars");
});
