/**
 * What a network is asked to forecast, and in which form it sees the series. Everything is fitted on the training part.
 *
 * @module
 */
import { math } from "@dz/ndarray";
import { type Cycle, fitScaler, type Scaler, type ScalerKind, SeriesError, split } from "@dz/series";
import type { ForecastData } from "./forecast-data.ts";
import { hasTrend } from "./trend.ts";

/** How several steps ahead are forecast: each by an output of its own, or one after the other, from own forecasts. */
export type Strategy = "direct" | "recursive";

export interface PlanOptions {
  /** The number of steps to forecast. */
  readonly horizon: number;
  /** (default "direct") */
  readonly strategy?: Strategy;
  /** The period of the series in steps, or null for none (default null). */
  readonly period?: number | null;
  /** The parts for validation (default 0.1) and testing (default 0.2), at the end. */
  readonly valid?: number;
  readonly test?: number;
  /** How values are scaled (default "standard"). */
  readonly scale?: ScalerKind;
  /** Whether the network sees changes instead of levels (default: whether the training part has a trend). */
  readonly difference?: boolean;
  /** Whether logarithms are taken first (default false). */
  readonly log?: boolean;
  /** Cycles of the calendar as further inputs; they need times (default none). */
  readonly calendar?: readonly Cycle[];
  /** How many steps old the values of observed series are (default 0); the recursive strategy needs the horizon or more. */
  readonly lag?: number;
  /** How many further values before the last one are inputs (default 0). */
  readonly past?: number;
}

/** The fitted plan. Plain data, for JSON. */
export interface Plan {
  readonly horizon: number;
  readonly strategy: Strategy;
  readonly period: number | null;
  /** The first step of the validation part, that of the test part, and the number of steps. */
  readonly trainEnd: number;
  readonly testStart: number;
  readonly length: number;
  readonly log: boolean;
  readonly difference: boolean;
  readonly calendar: readonly Cycle[];
  readonly lag: number;
  /** How many changes from step to step are inputs beside the first one: they lead to as many values before the last. */
  readonly past: number;
  /** Of the levels, or with `difference` of the changes from step to step. */
  readonly scaler: Scaler;
  /** Sizes of the changes over 1, 2, ... steps [outputs], in which the outputs of the network are measured. */
  readonly changes: readonly number[];
  /** The size of the changes over one period; null without one. */
  readonly seasonal: number | null;
  /** Of the further series. */
  readonly observed: readonly Scaler[];
  readonly known: readonly Scaler[];
}

/** How many outputs the network of a plan has. */
export function outputsOf({ strategy, horizon }: Pick<Plan, "strategy" | "horizon">): number {
  return strategy === "direct" ? horizon : 1;
}

/** How many training values a plan needs: the inputs of an origin, its targets, and two changes to be measured. */
export function neededValues(plan: Pick<Plan, "period" | "lag" | "strategy" | "horizon">): number {
  return (plan.period ?? 0) + plan.lag + outputsOf(plan) + 2;
}

/** Fits a plan to the training part of a series. Throws {@link SeriesError} if the data are too few for it. */
export function makePlan(data: ForecastData, options: PlanOptions): Plan {
  const {
    horizon,
    strategy = "direct",
    period = null,
    scale = "standard",
    log = false,
    calendar = [],
    lag = 0,
    past = 0,
  } = options;
  const { values, times } = data;
  const { trainEnd, testStart, length } = split(values.length, {
    valid: options.valid ?? 0.1,
    test: options.test ?? 0.2,
  });
  if (calendar.length > 0 && times === null) throw new SeriesError("calendar: there is no column of times");
  if (strategy === "recursive" && data.observed.length > 0 && lag < horizon) {
    throw new SeriesError(
      `lag: forecasts of ${horizon} steps, one from the other, need further columns of at least ${horizon} steps before, not ${lag}; ` +
        "set the lag, name columns that are known ahead, or use the direct strategy",
    );
  }
  const outputs = outputsOf({ strategy, horizon });
  const train = logged(values, log).subarray(0, trainEnd);
  if (trainEnd < past + outputs + 3) {
    throw new SeriesError(`past: ${past} further values of a training part of ${trainEnd} are too many`);
  }
  const needed = neededValues({ period, lag, strategy, horizon });
  if (trainEnd < needed) {
    throw new SeriesError(
      `the training part has ${trainEnd} values; a horizon of ${horizon}${period === null ? "" : ` and a period of ${period}`} ${period === null ? "needs" : "need"} ${needed}`,
    );
  }
  if (testStart - trainEnd < outputs) {
    throw new SeriesError(
      `the validation part has ${testStart - trainEnd} values, the horizon is ${horizon}; make that shorter, or the part larger`,
    );
  }
  if (length - testStart < horizon) {
    throw new SeriesError(`horizon: ${horizon} steps, but the test part has only ${length - testStart} points`);
  }
  const difference = options.difference ?? hasTrend(train);
  return {
    horizon,
    strategy,
    period,
    trainEnd,
    testStart,
    length,
    log,
    difference,
    calendar,
    lag,
    past,
    ...fitScalers(values.subarray(0, trainEnd), {
      log,
      difference,
      period,
      scaler: { kind: scale },
      strategy,
      horizon,
    }),
    observed: data.observed.map((series) => fitScaler(series.subarray(0, trainEnd), scale)),
    known: data.known.map((series) => fitScaler(series.subarray(0, trainEnd), scale)),
  };
}

/** The scalers of a plan, fitted on the values of the training part. */
export function fitScalers(
  values: Float64Array,
  plan: Pick<Plan, "log" | "difference" | "period" | "strategy" | "horizon"> & {
    readonly scaler: Pick<Scaler, "kind">;
  },
): Pick<Plan, "scaler" | "changes" | "seasonal"> {
  const { log, difference, period } = plan;
  const { kind } = plan.scaler;
  const u = logged(values, log);
  return {
    scaler: fitScaler(difference ? changesOver(u, 1) : u, kind),
    changes: Array.from({ length: outputsOf(plan) }, (_, i) => sizeOf(changesOver(u, i + 1), kind)),
    seasonal: period === null ? null : sizeOf(changesOver(u, period), kind),
  };
}

/** The values as the network gets them before scaling: themselves, or their natural logarithms. */
export function logged(values: Float64Array, log: boolean): Float64Array {
  if (!log) return values;
  const at = values.findIndex((value) => !(value > 0));
  if (at < 0) return values.map((value) => math.log(value));
  throw new SeriesError(`log: value ${at + 1} is ${values[at]}, a logarithm needs positive ones; leave out log`);
}

/** `u[t + steps] − u[t]` for all t. */
function changesOver(u: Float64Array, steps: number): Float64Array {
  return u.subarray(steps).map((value, t) => value - (u[t] as number));
}

/** What changes are divided by: the root of their mean square, the largest, or 1. */
function sizeOf(changes: Float64Array, scale: ScalerKind): number {
  if (scale === "none") return 1;
  const size =
    scale === "minmax"
      ? changes.reduce((most, change) => Math.max(most, Math.abs(change)), 0)
      : Math.sqrt(changes.reduce((sum, change) => sum + change * change, 0) / changes.length);
  return size > 0 ? size : 1;
}
