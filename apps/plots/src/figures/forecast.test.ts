import { expect, test } from "vitest";
import type { Figure } from "../figure.ts";
import type { JudgedRun } from "../learned/learned-series.ts";
import { checkFigure } from "../testing/check-figure.ts";
import { judgedRun } from "../testing/learned-fixture.ts";
import { forecastBeyond } from "./forecast.ts";

const run = judgedRun();

const drawn = (of: JudgedRun): Figure => forecastBeyond(of) as Figure;

test("picture", () => checkFigure(() => drawn(run)));

test("a run without a forecast has none", () => {
  const { backtest } = run.series;
  const without = { ...backtest, forecast: { times: null, values: [], low: [], high: [] } };
  expect(forecastBeyond({ ...run, series: { ...run.series, backtest: without } })).toBeNull();
});

test("the table has the steps after the series, with their times and bands", () => {
  const { table, description, svg } = drawn(run);
  const { values, low, high } = run.series.backtest.forecast;
  expect(table.columns).toEqual(["step", "time", "forecast", "low", "high"]);
  expect(table.rows.length).toBe(12);
  expect(table.rows[1]).toEqual([241, "2020-02-01", values[1], low[1], high[1]]);
  expect(description).toContain("for 2020-12-01, 12 steps after the last value");
  expect(svg).toContain(">band of 90 %</text>");
});

test("without a band there is none in the legend, and its cells are empty", () => {
  const { backtest } = run.series;
  const none = backtest.forecast.values.map(() => null);
  const forecast = { ...backtest.forecast, low: none, high: none };
  const bare = { ...run, series: { ...run.series, backtest: { ...backtest, forecast } } };
  const { svg, table, description } = drawn(bare);
  expect(svg).not.toContain("band of");
  expect(description).not.toContain("band of");
  expect(table.rows[0]?.slice(3)).toEqual(["", ""]);
});

test("steps instead of times, if the series has none or the times after its end are not known", () => {
  const { backtest } = run.series;
  const unknown = { ...backtest, forecast: { ...backtest.forecast, times: null } };
  for (const other of [judgedRun({ times: false }), { ...run, series: { ...run.series, backtest: unknown } }]) {
    const { svg, description } = drawn(other);
    expect(svg).toContain(">step</text>");
    expect(description).toContain("for step 251, 12 steps after the last value");
  }
});
