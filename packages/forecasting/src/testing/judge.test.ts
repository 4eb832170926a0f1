import { persistence } from "@dz/series";
import { expect, test } from "vitest";
import { codesOf, judge } from "./judge.ts";
import { walk } from "./waves.ts";

test("a function of the past is judged as a baseline that does the same", () => {
  const values = walk(300);
  const backtest = judge(values, persistence().forecast);
  const [baseline] = backtest.baselines;
  expect(baseline?.name).toBe("persistence");
  expect(backtest.network.oneStep).toEqual(baseline?.oneStep);
  expect(backtest.network.byHorizon).toEqual(baseline?.byHorizon);
  expect(backtest.forecast.values).toEqual(new Array(4).fill(values.at(-1)));
  expect(codesOf(backtest)).toEqual(backtest.findings.map(({ code }) => code));
});
