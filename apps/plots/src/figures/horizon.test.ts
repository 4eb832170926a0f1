import { expect, test } from "vitest";
import type { Figure } from "../figure.ts";
import { checkFigure } from "../testing/check-figure.ts";
import { judgedRun } from "../testing/learned-fixture.ts";
import { errorByHorizon } from "./horizon.ts";

const run = judgedRun();

test("picture", () => checkFigure(() => errorByHorizon(run) as Figure));

test("the table has the network and all baselines at each step", () => {
  const { table, svg } = errorByHorizon(run);
  expect(table.columns.slice(0, 3)).toEqual(["steps ahead", "LSTM", "persistence"]);
  expect(table.columns.length).toBe(run.series.backtest.baselines.length + 2);
  expect(table.rows.length).toBe(12);
  expect(table.rows[11]?.[1]).toBe(run.series.backtest.network.byHorizon.mae[11]);
  expect(svg).toContain(">the seasonal naive</text>");
});

test("says which method has the smallest error, or that the network has it", () => {
  const { backtest } = run.series;
  const { byHorizon } = backtest.network;
  const withErrors = (mae: readonly number[]) => {
    const network = { ...backtest.network, byHorizon: { ...byHorizon, mae } };
    return errorByHorizon({ ...run, series: { ...run.series, backtest: { ...backtest, network } } }).description;
  };
  expect(withErrors(byHorizon.mae.map(() => 0.001))).toMatch(
    /is 0\.001, the smallest of all; 12 .* smallest of all\.$/,
  );
  expect(withErrors(byHorizon.mae.map(() => 900))).toMatch(/is 900, where the smallest is that of \w.* with \d/);
});

test("with one step there is nothing to draw a line through, so the methods are side by side", () => {
  const { backtest } = run.series;
  const first = ({ origins, mae, rmse, mase }: typeof backtest.network.byHorizon) => {
    return { origins, mae: mae.slice(0, 1), rmse: rmse.slice(0, 1), mase };
  };
  const network = { ...backtest.network, byHorizon: first(backtest.network.byHorizon) };
  const baselines = backtest.baselines.map((method) => ({ ...method, byHorizon: first(method.byHorizon) }));
  const short = { ...run, series: { ...run.series, backtest: { ...backtest, horizon: 1, network, baselines } } };
  const { svg, description, table } = errorByHorizon(short);
  expect(svg).toContain(">mean absolute error, one step ahead</text>");
  expect(svg).not.toContain("legend");
  expect(description).not.toContain("steps ahead");
  expect(table.rows.length).toBe(1);
});
