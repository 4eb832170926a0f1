import { expect, test } from "vitest";
import { lagOf, lagSentence } from "./lag.ts";

const truth = Float64Array.from({ length: 60 }, (_, t) => Math.sin(t / 3) + 0.3 * Math.sin(t * t));
const late = (steps: number): Float64Array =>
  truth.map((_, t) => truth[Math.min(59, Math.max(0, t - steps))] as number);

test("a forecast is in time, late or early", () => {
  expect(lagOf(truth, truth)).toEqual([{ key: "goodInTime" }]);
  expect(lagOf(truth, late(1))).toEqual([{ key: "goodOneLate" }]);
  expect(lagOf(truth, late(3))).toEqual([{ key: "goodLate", values: { steps: 3 } }]);
  expect(lagSentence(-2)).toEqual({ key: "goodEarly", values: { steps: 2 } });
});

test("nothing is said of few points, and of what is not finite", () => {
  expect(lagOf(truth.slice(0, 10), truth.slice(0, 10))).toEqual([]);
  expect(lagOf(truth, late(1).fill(Number.NaN, 5, 6))).toEqual([]);
});
