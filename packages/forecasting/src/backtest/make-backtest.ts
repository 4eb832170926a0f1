import {
  type Baseline,
  bandScores,
  bestShift,
  conformalWidths,
  type HorizonScores,
  horizonScores,
  maseScale,
  oneStepForecasts,
  rollingForecasts,
  type Scores,
  scores,
  skill,
} from "@dz/series";
import type { Plan } from "../plan.ts";
import { BACKTEST_FORMAT, type Backtest, type BacktestBaseline } from "./backtest.ts";
import { fitBaselines } from "./baselines.ts";
import { compareErrors } from "./compare-errors.ts";
import { findings } from "./findings.ts";
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

/** The scores of forecasts on the test part. */
interface Judged {
  readonly oneStep: Scores;
  readonly byHorizon: HorizonScores;
  readonly forecasts: Float64Array;
  readonly rows: readonly Float64Array[];
}

/** Compares the forecasts of a network with the truth, and with those of all baselines. */
export function makeBacktest(values: Float64Array, plan: Plan, made: Forecasts, about: BacktestAbout): Backtest {
  const { testStart, trainEnd, horizon, period, length } = plan;
  const before = values.subarray(0, testStart);
  const scale = maseScale(before, period ?? 1);
  const judge = (forecasts: Float64Array, rows: readonly Float64Array[]): Judged => ({
    oneStep: scores(values.subarray(testStart), forecasts, scale),
    byHorizon: horizonScores(values, testStart, rows, scale),
    forecasts,
    rows,
  });
  const own = judge(made.oneStep, made.test);
  const baselines = fitBaselines(before, { period }).map((baseline) => {
    const forecasts = oneStepForecasts(values, testStart, baseline.forecast);
    return entry(
      values,
      testStart,
      baseline,
      own,
      judge(forecasts, rollingForecasts(values, testStart, baseline.forecast, horizon)),
    );
  });
  const best = baselines.reduce((a, b) => (b.oneStep.mae < a.oneStep.mae ? b : a));
  const bands = bandsOf(values, plan, made, about.level ?? 0.9);
  const shift = made.oneStep.length > 10 ? bestShift(values.subarray(testStart), made.oneStep) : null;
  const numbers = {
    format: BACKTEST_FORMAT,
    name: about.name,
    length,
    trainEnd,
    testStart,
    horizon,
    period,
    maseScale: scale,
    network: {
      name: about.network,
      epoch: about.epoch,
      oneStep: finiteScores(own.oneStep),
      byHorizon: finiteHorizon(own.byHorizon),
      bands,
      forecasts: Array.from(made.oneStep),
      bestShift: shift,
    },
    baselines,
    best: best.name,
    forecast: {
      times: made.beyondTimes === null ? null : Array.from(made.beyondTimes),
      values: Array.from(made.beyond),
      low: Array.from(made.beyond, (value, i) => minus(value, bands.widths[i] ?? null)),
      high: Array.from(made.beyond, (value, i) => minus(value, bands.widths[i] ?? null, -1)),
    },
  } satisfies Omit<Backtest, "findings" | "verdict">;
  const found = findings(values, plan, numbers);
  return { ...numbers, findings: found, verdict: verdict(numbers, found) };
}

function entry(
  values: Float64Array,
  testStart: number,
  { name, settings = {} }: Baseline,
  own: Judged,
  its: Judged,
): BacktestBaseline {
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

/** Bands from the errors on the validation part, and how often they hold the test values. */
function bandsOf(
  values: Float64Array,
  { trainEnd, testStart }: Plan,
  made: Forecasts,
  level: number,
): Backtest["network"]["bands"] {
  const residuals = made.valid.map((row, i) =>
    row.map((value, step) => value - (values[trainEnd + i + step] as number)),
  );
  const widths = conformalWidths(residuals, level);
  const truths = made.test.map((row, i) => row.map((_, step) => values[testStart + i + step] as number));
  const scoresAt = (columns: readonly number[]): { coverage: number; intervalScore: number } | null => {
    if (columns.some((step) => !Number.isFinite(widths[step])) || made.test.length === 0) return null;
    const pick = (rows: readonly Float64Array[], shift: number): Float64Array =>
      Float64Array.from(
        rows.flatMap((row) => columns.map((step) => (row[step] as number) + shift * (widths[step] as number))),
      );
    return bandScores(pick(truths, 0), pick(made.test, -1), pick(made.test, 1), level);
  };
  const all = scoresAt(widths.map((_, step) => step));
  const byHorizon = widths.map((_, step) => scoresAt([step])?.coverage ?? null);
  const first = widths[0] ?? Number.POSITIVE_INFINITY;
  const held = made.oneStep.filter((value, i) => Math.abs(value - (values[testStart + i] as number)) <= first).length;
  return {
    level,
    widths: widths.map(finite),
    coverage: {
      oneStep: Number.isFinite(first) ? held / made.oneStep.length : null,
      byHorizon,
      all: all?.coverage ?? null,
    },
    intervalScore: all?.intervalScore ?? null,
  };
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
