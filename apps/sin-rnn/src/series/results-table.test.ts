import type { Backtest } from "@dz/forecasting";
import { expect, test } from "vitest";
import { resultsTable } from "./results-table.ts";

const scores = (mae: number) => ({ mse: mae ** 2, rmse: mae, mae, smape: 0.1, mase: mae / 10 });
const all = { mae: [], mase: 12.345 };
const baseline = (name: string, mae: number, skill: number) => ({
  ...{ name, oneStep: scores(mae), byHorizon: all },
  comparison: { skill },
});
const backtest = {
  network: { name: "lstm", oneStep: scores(12), byHorizon: all },
  baselines: [baseline("seasonalNaive", 10.123, -0.18), baseline("ar", 15, 0.2), baseline("mean", 20, -0.001)],
  horizon: 12,
  findings: [
    { code: "noSkill", text: "One step ahead it is no better." },
    { code: "fewPoints", text: "Few." },
    { code: "bandsMiss", text: "The bands miss." },
  ],
  verdict: "Few. It is no better.",
} as unknown as Backtest;

test("resultsTable has the smallest error first, fits 80 columns, and ends with the verdict", () => {
  const lines = resultsTable(backtest).split("\n");
  expect(lines[0]).toBe("on the test part      MAE   RMSE   sMAPE   MASE  skill  MASE, 12 steps");
  expect(lines.slice(1, 5).map((line) => line.replace(/ {2,}/g, "|"))).toEqual([
    "the seasonal naive|10.12|10.12|10.0 %|1.012|−18 %|12.35",
    "LSTM|12.00|12.00|10.0 %|1.200|12.35",
    "an autoregression|15.00|15.00|10.0 %|1.500|+20 %|12.35",
    "the mean|20.00|20.00|10.0 %|2.000|0 %|12.35",
  ]);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(79);
  expect(lines.slice(5)).toEqual(["", "The bands miss.", "Few. It is no better.", ""]);
});
