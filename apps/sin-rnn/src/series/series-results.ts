import { type Backtest, evaluate, forecastCsv, formatBacktest } from "@dz/forecasting";
import { type Job, precisions } from "@dz/training";
import type { Options } from "../options.ts";
import { resultsTable } from "./results-table.ts";
import type { SeriesTask } from "./series-task.ts";

/** What a run on a series has at its end besides its weights. */
export interface SeriesResults {
  readonly backtest: Backtest;
  /** `backtest.json` and `forecast.csv`. */
  readonly files: Readonly<Record<"backtest" | "forecast", Uint8Array>>;
  /** For people: a table of the network and the baselines, and the verdict. */
  readonly text: string;
}

/** Judges the model as it is, with the weights of an epoch, on the test part, and forecasts what comes after the series. */
export function seriesResults(
  { model }: Job,
  options: Options,
  { data, learned }: Pick<SeriesTask, "data" | "learned">,
  epoch: number,
): SeriesResults {
  const { name, plan, step, timeName, timeForm } = learned;
  const trained = { model, data, plan, step, dtype: precisions[options.precision].data };
  const backtest = evaluate(trained, { name, network: options.model, epoch });
  const csv = forecastCsv(backtest.forecast, { name, timeName, timeForm, length: plan.length });
  return {
    backtest,
    files: { backtest: Buffer.from(formatBacktest(backtest)), forecast: Buffer.from(csv) },
    text: resultsTable(backtest),
  };
}
