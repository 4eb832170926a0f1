import { expect, test } from "vitest";
import type { Figure } from "../figure.ts";
import { checkFigure } from "../testing/check-figure.ts";
import { judgedRun } from "../testing/learned-fixture.ts";
import { lagOfForecasts } from "./lag.ts";

const run = judgedRun();

test("picture", () => checkFigure(() => lagOfForecasts(run) as Figure));

test("a network that repeats the last value is one step late, another in time", () => {
  expect(lagOfForecasts(judgedRun({ late: true }))?.description).toContain(
    "nearest to the truth, 0, when it is shifted by 1: they are 1 step late, as those of a network that repeats the last value",
  );
  expect(lagOfForecasts(run)?.description).toContain("when it is shifted by 0: they are in time");
});

test("nothing of ten forecasts", () => {
  const { series } = run;
  const { backtest } = series;
  const network = { ...backtest.network, forecasts: backtest.network.forecasts.slice(0, 10) };
  const few = { ...series, testStart: 230, backtest: { ...backtest, network } };
  expect(lagOfForecasts({ ...run, series: few })).toBeNull();
});
