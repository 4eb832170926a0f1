/**
 * Small, reproducible runs on a series for tests: 20 years of months with a trend and a season, whose forecasts are
 * formulas, judged by a real backtest.
 *
 * @module
 */
import { type Backtest, dataOf, type Forecasts, makeBacktest, makePlan, type Plan } from "@dz/forecasting";
import type { JudgedRun, LearnedRun } from "../learned/learned-series.ts";
import { fixtureRun } from "./fixture.ts";

const MONTHS = 240;
const HORIZON = 12;

/** Irregular numbers from -1 to 1. */
const noise = (i: number): number => Math.sin(i * i + 3 * i);

/** The part of the series that could be known. */
const known = (i: number): number => 300 + 0.1 * i + 3 * Math.sin((2 * Math.PI * i) / 12);

const values = Float64Array.from({ length: MONTHS }, (_, i) => known(i) + noise(i));
const timeOf = (i: number): number => Date.UTC(2000, i);

/** The plan of a series, as in `config.json`. */
export const fixturePlan: Plan = makePlan(dataOf(values), { horizon: HORIZON, period: 12 });

/** A backtest of forecasts that know most of the series, or with `late` repeat its last value. */
function fixtureBacktest({ late = false, times = true }: { late?: boolean; times?: boolean } = {}): Backtest {
  const { trainEnd, testStart } = fixturePlan;
  const forecast = (step: number, ahead: number): number =>
    late ? (values[step - ahead] as number) : known(step) + 0.3 * noise(step + 7) + 0.04 * ahead;
  const rows = (from: number, to: number): Float64Array[] =>
    Array.from({ length: to - from - HORIZON + 1 }, (_, origin) =>
      Float64Array.from({ length: HORIZON }, (_, i) => forecast(from + origin + i, i + 1)),
    );
  const made: Forecasts = {
    valid: rows(trainEnd, testStart),
    test: rows(testStart, MONTHS),
    oneStep: Float64Array.from({ length: MONTHS - testStart }, (_, i) => forecast(testStart + i, 1)),
    beyond: Float64Array.from({ length: HORIZON }, (_, i) =>
      late ? (values[MONTHS - 1] as number) : known(MONTHS + i) + 0.3 * noise(i),
    ),
    beyondTimes: times ? Float64Array.from({ length: HORIZON }, (_, i) => timeOf(MONTHS + i)) : null,
  };
  return makeBacktest(values, fixturePlan, made, { name: "co2", network: "lstm", epoch: 9 });
}

/** A run on the series that has come to its end. */
export function judgedRun(options: { late?: boolean; times?: boolean; seed?: number } = {}): JudgedRun {
  const { times = true, seed = 0 } = options;
  const run = fixtureRun({ model: "lstm", seed });
  const { trainEnd, testStart } = fixturePlan;
  return {
    ...run,
    name: `lstm-adam-co2${seed === 0 ? "" : `-${seed}`}`,
    label: `LSTM + Adam on co2${seed === 0 ? "" : `, seed ${seed}`}`,
    model: "LSTM",
    predictions: [],
    folder: "/home/ada/runs/co2",
    config: { ...run.config, settings: { ...run.config.settings, data: "/home/ada/co2.csv", column: "co2" } },
    series: {
      name: "co2",
      values,
      times: times ? Float64Array.from(values, (_, i) => timeOf(i)) : null,
      trainEnd,
      testStart,
      units: "co2",
      backtest: fixtureBacktest(options),
    },
  };
}

/** A run on the series that was interrupted. */
export function unjudgedRun(): LearnedRun {
  const run = judgedRun();
  return { ...run, series: { ...run.series, backtest: null } };
}
