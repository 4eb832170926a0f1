import { expect, test } from "vitest";
import type { Figure } from "../figure.ts";
import { checkFigure } from "../testing/check-figure.ts";
import { judgedRun } from "../testing/learned-fixture.ts";
import { residualAutocorrelation } from "./autocorrelation.ts";

const run = judgedRun();

test("picture", () => checkFigure(() => residualAutocorrelation(run) as Figure));

test("of residuals that repeat each year, the lag of a year is beyond the lines", () => {
  const { series } = run;
  const forecasts = Array.from(
    series.values.subarray(series.testStart),
    (value, i) => value - Math.sin((2 * Math.PI * i) / 12),
  );
  const { backtest } = series;
  const seasonal = { ...backtest, network: { ...backtest.network, forecasts } };
  const figure = residualAutocorrelation({ ...run, series: { ...series, backtest: seasonal } });
  expect(figure?.table.rows.length).toBe(12);
  expect(figure?.table.rows[11]).toEqual([12, expect.closeTo(0.75, 9), "yes"]);
  expect(figure?.description).toContain("beyond ±0.289");
});

test("nothing of residuals that are all equal", () => {
  const { series } = run;
  const { backtest } = series;
  const forecasts = Array.from(series.values.subarray(series.testStart));
  const perfect = { ...backtest, network: { ...backtest.network, forecasts } };
  expect(residualAutocorrelation({ ...run, series: { ...series, backtest: perfect } })).toBeNull();
});
