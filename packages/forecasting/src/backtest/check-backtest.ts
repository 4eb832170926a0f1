import type { Backtest } from "./backtest.ts";

/** Throws an Error of one line if parts of a backtest do not fit each other. */
export function checkBacktest(backtest: Backtest): void {
  const { length, trainEnd, testStart, horizon, network, baselines, best, forecast } = backtest;
  const order = [1, trainEnd, testStart, length - 1];
  if (order.some((step, i) => step < (order[i - 1] ?? 0))) {
    wrong("testStart", `the parts begin at 0, ${trainEnd} and ${testStart} of ${length} values`);
  }
  if (horizon < 1) wrong("horizon", "expected a whole number from 1");
  const { bands } = network;
  if (!(bands.level > 0 && bands.level < 1)) wrong("network.bands.level", "expected a number between 0 and 1");
  const lengths: [field: string, values: ArrayLike<unknown>, expected: number][] = [
    ["network.forecasts", network.forecasts, length - testStart],
    ["network.byHorizon.mae", network.byHorizon.mae, horizon],
    ["network.byHorizon.rmse", network.byHorizon.rmse, horizon],
    ["network.bands.widths", bands.widths, horizon],
    ["network.bands.coverage.byHorizon", bands.coverage.byHorizon, horizon],
    ...baselines.flatMap(({ byHorizon, comparison }, i): typeof lengths => [
      [`baselines.${i}.byHorizon.mae`, byHorizon.mae, horizon],
      [`baselines.${i}.byHorizon.rmse`, byHorizon.rmse, horizon],
      [`baselines.${i}.comparison.byHorizon`, comparison.byHorizon, horizon],
    ]),
    ["forecast.low", forecast.low, forecast.values.length],
    ["forecast.high", forecast.high, forecast.values.length],
    ["forecast.times", forecast.times ?? forecast.values, forecast.values.length],
  ];
  for (const [field, values, expected] of lengths) {
    if (values.length !== expected) wrong(field, `${values.length} values, expected ${expected}`);
  }
  const names = baselines.map(({ name }) => name);
  const twice = names.findIndex((name, i) => names.indexOf(name) < i);
  if (twice >= 0) wrong(`baselines.${twice}.name`, "there are two of this name");
  if (!names.includes(best)) wrong("best", "there is no baseline of this name");
}

function wrong(field: string, problem: string): never {
  throw new Error(`${field}: ${problem}`);
}
