import { bestShift, type HorizonScores, type Scores, skill } from "@dz/series";
import type { Plan } from "../plan.ts";
import { BACKTEST_FORMAT, type Backtest, type BacktestBaseline } from "./backtest.ts";
import { bands, type Rows } from "./bands.ts";
import { compareErrors } from "./compare-errors.ts";
import { findings } from "./findings.ts";
import { type Judged, type JudgedBaseline, judge, judgeBaselines } from "./judge-baselines.ts";
import { verdict } from "./verdict.ts";

/** Forecasts of a network, from which its backtest is made. */
export interface Forecasts {
  /** From each origin whose steps all lie in the validation part [origins][horizon]. */
  readonly valid: readonly Float64Array[];
  /** From each origin whose steps all lie in the test part [origins][horizon]. */
  readonly test: readonly Float64Array[];
  /** Of each test value from those before it. */
  readonly oneStep: Float64Array;
  /** Of the steps after the series. */
  readonly beyond: Float64Array;
  readonly beyondTimes: Float64Array | null;
}

/** What a backtest says besides its numbers. */
export interface BacktestAbout {
  /** The name of the column. */
  readonly name: string;
  /** The name of the network, and the epoch of its weights. */
  readonly network: string;
  readonly epoch: number;
  /** What the bands are to hold (default 0.9). */
  readonly level?: number;
}

/** Compares the forecasts of a network with the truth, and with those of all baselines. */
export function makeBacktest(values: Float64Array, plan: Plan, made: Forecasts, about: BacktestAbout): Backtest {
  const { testStart, trainEnd, horizon, period, length } = plan;
  const judged = judgeBaselines(values, { testStart, horizon, period });
  const own = judge(values, plan, judged.scale, { forecasts: made.oneStep, rows: made.test });
  const baselines = judged.baselines.map((its) => entry(values, testStart, own, its));
  const best = baselines.reduce((a, b) => (b.oneStep.mae < a.oneStep.mae ? b : a));
  const widths = bands(
    besides(values, trainEnd, made.valid),
    besides(values, testStart, made.test),
    about.level ?? 0.9,
  );
  const shift = made.oneStep.length > 10 ? bestShift(values.subarray(testStart), made.oneStep) : null;
  const numbers = {
    format: BACKTEST_FORMAT,
    name: about.name,
    length,
    trainEnd,
    testStart,
    horizon,
    period,
    maseScale: judged.scale,
    network: {
      name: about.network,
      epoch: about.epoch,
      oneStep: finiteScores(own.oneStep),
      byHorizon: finiteHorizon(own.byHorizon),
      bands: widths,
      forecasts: Array.from(made.oneStep),
      bestShift: shift,
    },
    baselines,
    best: best.name,
    forecast: {
      times: made.beyondTimes === null ? null : Array.from(made.beyondTimes),
      values: Array.from(made.beyond),
      low: Array.from(made.beyond, (value, i) => minus(value, widths.widths[i] ?? null)),
      high: Array.from(made.beyond, (value, i) => minus(value, widths.widths[i] ?? null, -1)),
    },
  } satisfies Omit<Backtest, "findings" | "verdict">;
  const found = findings(values, plan, numbers);
  return { ...numbers, findings: found, verdict: verdict(numbers, found) };
}

function entry(values: Float64Array, testStart: number, own: Judged, its: JudgedBaseline): BacktestBaseline {
  const { name, settings = {} } = its.baseline;
  const truth = values.subarray(testStart);
  const errors = (forecasts: Float64Array): Float64Array => forecasts.map((value, i) => value - (truth[i] as number));
  const at = (rows: readonly Float64Array[], step: number): Float64Array =>
    Float64Array.from(rows, (row, i) => (row[step] as number) - (values[testStart + i + step] as number));
  const rate = skill(own.oneStep.mae, its.oneStep.mae);
  return {
    name,
    settings: Object.fromEntries(
      Object.entries(settings).map(([key, value]) => [key, typeof value === "number" ? value : [...value]]),
    ),
    oneStep: finiteScores(its.oneStep),
    byHorizon: finiteHorizon(its.byHorizon),
    comparison: {
      skill: finite(rate),
      oneStep: compareErrors(errors(own.forecasts), errors(its.forecasts), 1),
      byHorizon: own.byHorizon.mae.map((_, step) => compareErrors(at(own.rows, step), at(its.rows, step), step + 1)),
    },
  };
}

/** Forecasts from consecutive origins, the first of which knows the values before `start`, beside the true values. */
function besides(values: Float64Array, start: number, forecasts: readonly Float64Array[]): Rows {
  return { forecasts, truths: forecasts.map((row, i) => values.subarray(start + i, start + i + row.length)) };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const minus = (value: number, width: number | null, sign = 1): number | null =>
  width === null ? null : value - sign * width;

function finiteScores(found: Scores): Backtest["network"]["oneStep"] {
  return { ...found, mase: finite(found.mase) };
}

function finiteHorizon({ origins, mae, rmse, mase }: HorizonScores): Backtest["network"]["byHorizon"] {
  return { origins, mae: [...mae], rmse: [...rmse], mase: finite(mase) };
}
