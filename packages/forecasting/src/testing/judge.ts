import type { Backtest } from "../backtest/backtest.ts";
import { makeBacktest } from "../backtest/make-backtest.ts";
import { dataOf } from "../forecast-data.ts";
import { makePlan, type Plan } from "../plan.ts";

/** Forecasts the next `steps` values from all before them. */
export type Forecast = (past: Float64Array, steps: number) => Float64Array;

/** The backtest of a "network" that is a function of the past, 4 steps ahead. */
export function judge(
  values: Float64Array,
  forecast: Forecast,
  options: { readonly period?: number | null; readonly plan?: Plan } = {},
): Backtest {
  const plan = options.plan ?? makePlan(dataOf(values), { horizon: 4, period: options.period ?? null });
  const { trainEnd, testStart, length, horizon } = plan;
  const from = (first: number, last: number, steps: number): Float64Array[] =>
    Array.from({ length: last - first + 1 }, (_, i) => forecast(values.subarray(0, first + i + 1), steps));
  return makeBacktest(
    values,
    plan,
    {
      valid: from(trainEnd - 1, testStart - 1 - horizon, horizon),
      test: from(testStart - 1, length - 1 - horizon, horizon),
      oneStep: Float64Array.from(from(testStart - 1, length - 2, 1), ([value]) => value as number),
      beyond: forecast(values, horizon),
      beyondTimes: null,
    },
    { name: "value", network: "lstm", epoch: 7 },
  );
}

/** What is found about a backtest. */
export function codesOf({ findings }: Backtest): string[] {
  return findings.map(({ code }) => code);
}
