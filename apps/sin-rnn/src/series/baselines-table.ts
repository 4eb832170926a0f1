import { titleOf } from "@dz/forecasting";
import { stepText, type TimeStep } from "@dz/series";
import { count, tableLines } from "@dz/text";
import type { BaselineComparison, BaselineScores } from "./compare-baselines.ts";
import { shownNumber } from "./shown-number.ts";

/** What the table says of the series besides the numbers. */
export interface SeriesWords {
  readonly name: string;
  readonly step: TimeStep | null;
  /** What was done to the rows, or null. */
  readonly notes: string | null;
}

/** The scores of all baselines as lines: one step ahead, and the mean absolute error of some further steps. */
export function baselinesTable(compared: BaselineComparison, { name, step, notes }: SeriesWords): string[] {
  const { length, testStart, period, horizon, baselines } = compared;
  const origins = baselines[0]?.byHorizon.origins ?? 0;
  const steps = someSteps(horizon);
  const facts = [
    count(length, "value"),
    ...(step === null ? [] : [`steps of ${stepText(step)}`]),
    period === null ? "no period" : `a period of ${period}`,
    `the last ${length - testStart} for testing`,
  ];
  return [
    `${name}: ${facts.join(", ")}`,
    ...(notes === null ? [] : [`in the file: ${notes}`]),
    "",
    ...tableLines([
      ["one step ahead", "MSE", "RMSE", "MAE", "sMAPE", "MASE"],
      ...baselines.map((baseline) => {
        const { mse, rmse, mae, smape, mase } = baseline.oneStep;
        return [titled(baseline), ...[mse, rmse, mae, smape, mase].map(shownNumber)];
      }),
    ]),
    "",
    ...tableLines([
      [`MAE at step, of ${count(origins, "origin")}`, ...steps.map(String), "MASE of all"],
      ...baselines.map((baseline) => {
        const { mae, mase } = baseline.byHorizon;
        return [titled(baseline), ...steps.map((at) => shownNumber(mae[at - 1] as number)), shownNumber(mase)];
      }),
    ]),
  ];
}

function titled({ name, settings }: BaselineScores): string {
  return name === "ar" ? `${titleOf(name)} of order ${settings.order}` : titleOf(name);
}

/** The first step, the last, and three between them. */
function someSteps(horizon: number): number[] {
  return [
    ...new Set([1, horizon / 4, horizon / 2, (3 * horizon) / 4, horizon].map((at) => Math.max(1, Math.round(at)))),
  ];
}
