import type { Backtest } from "@dz/forecasting";
import { expect, test } from "vitest";
import { contradictions } from "./contradictions.ts";
import { madeBacktest } from "./testing/made.ts";

const good = madeBacktest(0.01);
const middling = madeBacktest(3);
const bad = madeBacktest(30);

test.each([good, middling, bad])("backtests as they are do not contradict themselves: %#", (backtest) => {
  expect(contradictions(backtest)).toEqual([]);
});

test.each<[string, Backtest, string[]]>([
  [
    "claims too much",
    { ...bad, verdict: good.verdict },
    [
      "it claims to beat all baselines, and one has a smaller error",
      "it claims to be better up to 2 steps ahead, and is not",
    ],
  ],
  [
    "claims some",
    { ...bad, verdict: "the GRU beats persistence one step ahead, but not that" },
    ["it claims to beat persistence, which has a smaller error"],
  ],
  ["names none", { ...bad, verdict: "it beats all one step ahead" }, ["it claims to beat a baseline, and names none"]],
  ["claims too little", { ...good, verdict: bad.verdict }, ["it claims nothing, and its error is a fifth smaller"]],
  [
    "says that it is late",
    { ...good, verdict: "It repeats the last value: its output fits the truth best one step late" },
    ["it is said to repeat the last value, and is not late, or better than that"],
  ],
  ["has unknown words", { ...good, verdict: "Fine." }, ["its words are not known"]],
  [
    "has another best",
    { ...good, best: "mean" },
    ["the best baseline is called mean, and another has a smaller error"],
  ],
  [
    "hides that bands miss",
    { ...good, network: { ...good.network, bands: { ...good.network.bands, level: 0.5 } } },
    ["the bands miss, which is not said"],
  ],
  [
    "says that bands miss",
    { ...good, findings: [...good.findings, { code: "bandsMiss", text: "" }] },
    ["the bands are said to miss, and hold"],
  ],
])("a verdict that %s", (_, backtest, found) => {
  expect(contradictions(backtest)).toEqual(found);
});
