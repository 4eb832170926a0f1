import { describe, expect, test } from "vitest";
import { fixtureRun } from "../testing/fixture.ts";
import { bestEpoch, lastEpoch, median, rises } from "./losses.ts";

const run = (...losses: number[]) => ({
  ...fixtureRun({}),
  epochs: losses.map((testLoss, i) => ({ epoch: i + 1, trainLoss: 1, testLoss })),
});

test("the last epoch", () => expect(lastEpoch(run(3, 1, 2)).epoch).toBe(3));

describe("the best epoch", () => {
  test("is the first of equals", () => expect(bestEpoch(run(3, 1, 2, 1)).epoch).toBe(2));
  test("is not one without a number", () => {
    expect(bestEpoch(run(Number.NaN, 2, Number.NaN)).epoch).toBe(2);
    expect(bestEpoch(run(Number.NaN, Number.NaN)).epoch).toBe(1);
  });
});

test("rises of more than a tenth count after the sixth epoch", () => {
  expect(rises(run(1, 2, 1, 2, 1, 2, 2.1, 2.4, 1, 5)).map(({ epoch }) => epoch)).toEqual([8, 10]);
});

test("the middle of numbers", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});
