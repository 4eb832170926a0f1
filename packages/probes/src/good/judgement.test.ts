import { expect, test } from "vitest";
import { judgementOf, methodOf } from "./judgement.ts";

const network = methodOf({ key: "theNetwork" }, Float64Array.of(4, 6, 5, 5, 4, 6));
const good = methodOf({ key: "goodPersistence" }, Float64Array.of(2, 3, 2.5, 2.5, 2, 3));
const bad = methodOf({ key: "goodMean" }, Float64Array.of(9, 9, 9, 9, 9, 9));

test("the best baseline is the one with the smallest loss, unless another is named", () => {
  const { best, times, ratio } = judgementOf(network, [bad, good]);
  expect([best, times]).toEqual([good, 2]);
  expect(ratio.low).toBeCloseTo(2, 12);
  expect(judgementOf(network, [bad, good], bad).times).toBeCloseTo(5 / 9, 14);
});
