import { expect, test } from "vitest";
import type { Figure } from "../figure.ts";
import { checkFigure } from "../testing/check-figure.ts";
import { judgedRun } from "../testing/learned-fixture.ts";
import { forecastBeyond } from "./forecast.ts";

const run = judgedRun();

test("picture", () => checkFigure(() => forecastBeyond(run) as Figure));

test("the table has the steps after the series, with their times and bands", () => {
  const { table, description, svg } = forecastBeyond(run);
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
  const { svg, table, description } = forecastBeyond(bare);
  expect(svg).not.toContain("band of");
  expect(description).not.toContain("band of");
  expect(table.rows[0]?.slice(3)).toEqual(["", ""]);
});

test("steps instead of times, if the series has none or the times after its end are not known", () => {
  const { backtest } = run.series;
  const unknown = { ...backtest, forecast: { ...backtest.forecast, times: null } };
  for (const other of [judgedRun({ times: false }), { ...run, series: { ...run.series, backtest: unknown } }]) {
    const { svg, description } = forecastBeyond(other);
    expect(svg).toContain(">step</text>");
    expect(description).toContain("for step 251, 12 steps after the last value");
  }
});
