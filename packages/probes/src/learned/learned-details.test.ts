import { expect, test } from "vitest";
import { bpttDetails, growthDetail, reachDetail, reachWords } from "./learned-details.ts";

test("differences of states fade, grow, or are gone", () => {
  expect(growthDetail(0.5)).toEqual({ key: "learnedFades", values: { growth: 0.5, steps: 1 } });
  expect(growthDetail(Math.sqrt(0.5)).values?.steps).toBeCloseTo(2, 10);
  expect(growthDetail(1.5).values?.percent).toBe(0.5);
  expect(growthDetail(0).key).toBe("learnedForgetsAtOnce");
});

test("the reach of a gradient beside the length of backpropagation", () => {
  const norms = [2, 1, 0.5, 0.001];
  expect(reachDetail({ kind: "steps", steps: 3 }, norms, 2).values).toEqual({ steps: 3, bptt: 2, left: 0.25 });
  expect(reachDetail({ kind: "steps", steps: 3 }, norms, 9).key).toBe("learnedReachShort");
  expect(reachDetail({ kind: "beyond", back: 3 }, norms, 2).key).toBe("learnedReachBeyond");
  expect(reachDetail({ kind: "none" }, [0], 2).key).toBe("learnedNoGradient");
  expect(reachWords({ kind: "beyond", back: 3 })).toEqual({ key: "learnedMoreThan", values: { back: 3 } });
});

test("other lengths by their last and their best loss, and what the run itself varies by", () => {
  const trials = [
    { bptt: 10, losses: [5, 1, 4] },
    { bptt: 90, losses: [Number.NaN] },
  ];
  const [shorter, longer, noise] = bpttDetails([9, 8, 2, 3], 30, trials, { key: "testLoss" });
  expect(shorter).toMatchObject({ key: "learnedShorter", values: { loss: 4, best: 1, last: 3, runBest: 2 } });
  expect(longer?.key).toBe("learnedLonger");
  expect(noise?.values).toMatchObject({ low: 3, high: 3, count: 1 });
  expect(bpttDetails([1], 30, [], { key: "testLoss" })).toEqual([]);
});
