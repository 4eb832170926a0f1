import { expect, test } from "vitest";
import { judgementOf, methodOf } from "./judgement.ts";
import { intervalOf, stands, verdictValues } from "./verdict.ts";

const network = methodOf({ key: "theNetwork" }, Float64Array.of(4, 6, 5, 5, 4, 6));
const good = methodOf({ key: "goodPersistence" }, Float64Array.of(2, 3, 2.5, 2.5, 2, 3));

test("a verdict is certain if the interval leaves 1 out", () => {
  expect([stands({ low: 1.1, high: 2 }), stands({ low: 0.9, high: 2 }), stands({ low: 0.5, high: 0.9 })]).toEqual([
    "worse",
    "even",
    "better",
  ]);
  expect(stands({ low: Number.NaN, high: Number.NaN })).toBe("even");
});

test("for a network that is better the ratio is also there the other way round", () => {
  const judgement = judgementOf(good, [network]);
  expect(verdictValues({ ...judgement, ratio: { low: 0.25, high: 0.8 } })).toEqual({
    loss: 2.5,
    baseline: { key: "theNetwork" },
    best: 5,
    times: 0.5,
    low: 0.25,
    high: 0.8,
    inverse: 2,
    inverseLow: 1.25,
    inverseHigh: 4,
  });
});

test("an interval says what it comes from", () => {
  const judgement = judgementOf(network, [good]);
  expect(intervalOf({ ...judgement, block: 3 }).values).toEqual({ block: 3, count: 6, resamples: 2000 });
});
