import { expect, test } from "vitest";
import { madeBacktest } from "./testing/made.ts";
import { claimsSkill, kindOf } from "./verdict-kind.ts";

test.each([
  [
    "On the last 20 % the LSTM is 38 % better than the seasonal naive, the best baseline, one step ahead (MASE 0.62).",
    "best",
  ],
  [
    "On the last 20 % the GRU beats persistence one step ahead, but not an autoregression, which is as good: take that.",
    "some",
  ],
  [
    "On the last 20 % the RNN is no better than persistence one step ahead (MASE 1.1): take that, which is as good.",
    "none",
  ],
  ["It repeats the last value: its output fits the truth best one step late; persistence is as good.", "repeats"],
  ["The test part has only 7 values, too few to tell methods apart.", "silent"],
  ["All is well.", null],
])("%s", (verdict, kind) => {
  expect(kindOf(verdict)).toBe(kind);
  expect(claimsSkill(kindOf(verdict))).toBe(kind === "best" || kind === "some");
});

test("the verdicts of backtests are known", () => {
  expect([0.01, 3, 30].map((off) => kindOf(madeBacktest(off).verdict))).toEqual(["best", "some", "none"]);
});
