import { expect, test } from "vitest";
import { type Comparison, causeOf, compare, courseOf, endings } from "./findings.ts";
import type { Trial } from "./trials.ts";

const wavy = [9, 8, 7, 6, 5, 4, 1, 4, 2, 5, 3, 6];

test("the course of a run", () => {
  expect(courseOf(wavy)).toMatchObject({ kind: "waves", last: 6, best: 1, bestEpoch: 7, ratio: 6 });
  expect(courseOf([9, 8, 7, 6, 5, 4, 3, 2, 1, 1.05])).toMatchObject({ kind: "calm", bestEpoch: 9 });
  expect(courseOf([9, 8, 7, 6, 5, 4, 1, 1.05, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6])).toMatchObject({ kind: "drifts" });
  expect(courseOf([9, 8, 7, 6, 5, 4, 3])).toMatchObject({ kind: "short" });
  expect(courseOf([9, 8, Number.NaN])).toMatchObject({ kind: "diverged", best: 8, bestEpoch: 2 });
  expect(courseOf([Number.NaN])).toMatchObject({ kind: "diverged", bestEpoch: 0 });
});

const trial = (remedy: Trial["remedy"], losses: readonly number[], begin = 1): Trial => ({
  remedy,
  setting: 1,
  losses,
  begin,
});

test("a continuation is compared with the rest of the run, from where it began", () => {
  const compared = compare(trial("lower", [1, 0.9, 0.8, 0.8, 0.8, 0.8], 7), courseOf(wavy));
  expect(compared).toMatchObject({ last: 0.8, calmed: true, better: true });
  expect(compared.rises).toEqual({ epochs: 5, count: 0, sum: 0 });
  expect(compared.runRises).toEqual({ epochs: 5, count: 3, sum: 9 });
});

test("a training from the start is compared by its end", () => {
  const cosine = compare(trial("cosine", [9, 8, 7, 6, 5, 4, 6, 5, 1, 1, 1, 1]), courseOf(wavy));
  expect(cosine).toMatchObject({ calmed: true, better: true });
  expect(cosine.rises.count).toBe(1);
  const clip = compare(trial("clip", [9, 8, 7, 6, 5, 4, 6, 5, 5, 9, 4, 9]), courseOf(wavy));
  expect(clip).toMatchObject({ calmed: false, better: false });
});

test("the step size is the cause only if shrinking it always calms, and helps", () => {
  const found = (remedy: Trial["remedy"], calmed: boolean, better: boolean, last: number) =>
    ({ trial: trial(remedy, [last]), last, calmed, better }) as unknown as Comparison;
  const [lower, cosine] = [found("lower", true, true, 2), found("cosine", true, true, 1)];
  expect(causeOf([lower, cosine])).toEqual({ kind: "step", shown: cosine });
  expect(causeOf([lower, found("cosine", true, false, 1)])).toEqual({ kind: "step", shown: lower });
  expect(causeOf([lower, found("cosine", false, true, 1)])).toEqual({ kind: "open" });
  expect(causeOf([found("lower", true, false, 1), found("clip", true, true, 1)])).toEqual({ kind: "open" });
  expect(causeOf([found("clip", true, true, 1)])).toEqual({ kind: "untried" });
});

test("where remedies end: the lowest first, what is not finite last", () => {
  const tried = { trials: [trial("clip", [Number.NaN]), trial("cosine", [3, 0.5])], average: 2 };
  expect(endings(courseOf(wavy), tried).map(({ remedy }) => remedy)).toEqual(["cosine", "best", "average", "clip"]);
});
