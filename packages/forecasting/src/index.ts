/**
 * Networks that forecast series: what they see, how they learn, and an honest comparison with methods that need none.
 *
 * @module
 */
export {
  type Backtest,
  type BacktestBaseline,
  type Finding,
  type FindingCode,
  formatBacktest,
  type Outcome,
  parseBacktest,
} from "./backtest/backtest.ts";
export { type JudgeOptions, judgeBaselines } from "./backtest/judge-baselines.ts";
export { type BacktestAbout, type Forecasts, makeBacktest } from "./backtest/make-backtest.ts";
export { percent, titleOf } from "./backtest/words.ts";
export { beyond, evaluate, type Trained } from "./evaluate.ts";
export { Features } from "./features.ts";
export { type ForecastColumns, forecastCsv } from "./forecast-csv.ts";
export { dataOf, type ForecastData } from "./forecast-data.ts";
export { InUnits, type UnitInputs, unitInputs } from "./in-units.ts";
export { type Learned, packSeries, parseLearned, unpackSeries } from "./learned.ts";
export {
  createModel,
  type ModelState,
  matrix,
  type NetworkName,
  networkNames,
  setState,
  stateOf,
} from "./network.ts";
export { makePlan, outputsOf, type Plan, type PlanOptions, type Strategy } from "./plan.ts";
export { type RollOptions, roll } from "./roll.ts";
export { updatesOf } from "./streams.ts";
export { type ForecastEpoch, type ForecastTraining, trainForecast, validate } from "./train.ts";
