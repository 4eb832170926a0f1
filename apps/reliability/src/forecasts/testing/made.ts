/** Runs for tests, made without a training. */
import { type Backtest, dataOf, makeBacktest, makePlan } from "@dz/forecasting";
import type { Learned } from "../learn.ts";

/** A walk whose steps repeat with a period of 4, and a little noise. */
const values = Float64Array.from(
  { length: 400 },
  (_, t) => ([3, 5, 2, 8][t % 4] as number) * (1 + 0.05 * (((t * 7919) % 101) / 101 - 0.5)),
);

/** The backtest of a "network" that misses the truth by `off`, here up and there down; with 0 it is always right. */
export function madeBacktest(off: number): Backtest {
  const plan = makePlan(dataOf(values), { horizon: 2, period: 4 });
  const { trainEnd, testStart, length } = plan;
  const guess = (t: number): number => (values[t] ?? 0) + off * (((t * 31) % 17) / 17 - 0.5);
  const rows = (from: number, to: number): Float64Array[] =>
    Array.from({ length: to - from - 1 }, (_, i) => Float64Array.of(guess(from + i), guess(from + i + 1)));
  return makeBacktest(
    values,
    plan,
    {
      valid: rows(trainEnd, testStart),
      test: rows(testStart, length),
      oneStep: Float64Array.from({ length: length - testStart }, (_, i) => guess(testStart + i)),
      beyond: new Float64Array(0),
      beyondTimes: null,
    },
    { name: "value", network: "gru", epoch: 3 },
  );
}

/** A run with this backtest. */
export function madeRun(backtest: Backtest, of: Partial<Learned> = {}): Learned {
  return { series: "sp500-monthly", model: "gru", seed: 0, validLoss: 1, epochs: 5, backtest, ...of };
}

/** The same backtest with another mean absolute scaled error of its network. */
export function withMase(backtest: Backtest, mase: number, coverage: number | null = 0.9): Backtest {
  const { network } = backtest;
  return {
    ...backtest,
    network: {
      ...network,
      oneStep: { ...network.oneStep, mase },
      byHorizon: { ...network.byHorizon, mase: 2 * mase },
      bands: { ...network.bands, coverage: { ...network.bands.coverage, all: coverage } },
    },
  };
}
