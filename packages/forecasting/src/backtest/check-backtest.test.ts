import { describe, expect, test } from "vitest";
import { dataOf } from "../forecast-data.ts";
import { makePlan } from "../plan.ts";
import { type Backtest, formatBacktest, parseBacktest } from "./backtest.ts";
import { makeBacktest } from "./make-backtest.ts";

const values = Float64Array.from({ length: 80 }, (_, i) => 10 + Math.sin(i) + Math.sin(i * i));
const plan = makePlan(dataOf(values), { horizon: 2, period: 6 });
const rows = (from: number, to: number): Float64Array[] =>
  Array.from({ length: to - from - 1 }, (_, i) => Float64Array.of(9.5 + Math.sin(from + i), 10));
const backtest = makeBacktest(
  values,
  plan,
  {
    valid: rows(plan.trainEnd, plan.testStart),
    test: rows(plan.testStart, plan.length),
    oneStep: Float64Array.from({ length: plan.length - plan.testStart }, (_, i) => 10 + Math.sin(i)),
    beyond: Float64Array.of(10, 11),
    beyondTimes: Float64Array.of(1000, 2000),
  },
  { name: "a", network: "gru", epoch: 3 },
);

test("a backtest that is written is read again", () => {
  expect(parseBacktest(formatBacktest(backtest))).toEqual(backtest);
});

test("a backtest without a forecast is read: the inputs of some networks are not known after the series", () => {
  const without = { ...backtest, forecast: { times: null, values: [], low: [], high: [] } };
  expect(parseBacktest(formatBacktest(without))).toEqual(without);
});

describe("a file in which parts do not fit each other is refused by its first such field", () => {
  const { network, baselines, forecast } = backtest;
  const [first, ...others] = baselines as [Backtest["baselines"][number]];
  test.each<[string, Partial<Backtest>]>([
    ["testStart: the parts begin at 0, 56 and 90 of 80 values", { testStart: 90 }],
    ["testStart: the parts begin at 0, 0 and 64 of 80 values", { trainEnd: 0 }],
    ["horizon: expected a whole number from 1", { horizon: 0 }],
    ["network.byHorizon.mae: 2 values, expected 3", { horizon: 3 }],
    [
      "network.bands.level: expected a number between 0 and 1",
      { network: { ...network, bands: { ...network.bands, level: 90 } } },
    ],
    ["network.forecasts: 1 values, expected 16", { network: { ...network, forecasts: [1] } }],
    [
      "network.bands.widths: 0 values, expected 2",
      { network: { ...network, bands: { ...network.bands, widths: [] } } },
    ],
    [
      "baselines.0.byHorizon.rmse: 1 values, expected 2",
      { baselines: [{ ...first, byHorizon: { ...first.byHorizon, rmse: [1] } }, ...others] },
    ],
    [
      "baselines.0.comparison.byHorizon: 0 values, expected 2",
      { baselines: [{ ...first, comparison: { ...first.comparison, byHorizon: [] } }, ...others] },
    ],
    [`baselines.${baselines.length}.name: there are two of this name`, { baselines: [...baselines, first] }],
    ["best: there is no baseline of this name", { best: "arima" }],
    ["forecast.low: 1 values, expected 2", { forecast: { ...forecast, low: [null] } }],
    ["forecast.times: 1 values, expected 2", { forecast: { ...forecast, times: [1] } }],
  ])("%s", (message, change) => {
    expect(() => parseBacktest(formatBacktest({ ...backtest, ...change }))).toThrow(new Error(message));
  });

  test.each([
    ["it: not valid JSON", "{"],
    ["it: not valid JSON", ""],
    ["format: expected 1", formatBacktest(backtest).replace('"format":1', '"format":2')],
    ["findings.0.code: ", JSON.stringify({ ...backtest, findings: [{ code: "x", text: "" }] })],
  ])("%s", (message, json) => {
    expect(() => parseBacktest(json)).toThrow(message);
  });
});
