import type { JudgedRun } from "./learned-series.ts";

/** The values of the test part minus their forecasts of one step. */
export function residualsOf({ values, testStart, backtest }: JudgedRun["series"]): Float64Array {
  const { forecasts } = backtest.network;
  return values.subarray(testStart).map((value, i) => value - (forecasts[i] as number));
}
