import { autocorrelation } from "@dz/series";
import { fitScalers, type Plan } from "../plan.ts";
import { type Backtest, type Finding, type FindingCode, findingCodes } from "./backtest.ts";
import { baselineNamed, percent, titleOf } from "./words.ts";

/** The numbers of a backtest, before anything is said about them. */
export type BacktestNumbers = Omit<Backtest, "findings" | "verdict">;

/** How many values are too few to tell methods apart, or noise from anything else. */
const FEW = 30;

/** What a reader must know before believing the numbers, in the order in which it matters. */
export function findings(values: Float64Array, plan: Plan, numbers: BacktestNumbers): Finding[] {
  return findingCodes.flatMap((code) => {
    const text = tests[code](values, plan, numbers);
    return text === null ? [] : [{ code, text }];
  });
}

type Test = (values: Float64Array, plan: Plan, numbers: BacktestNumbers) => string | null;

const tests: Readonly<Record<FindingCode, Test>> = {
  leaksTest,
  constant,
  fewPoints,
  looksShuffled,
  repeatsLastValue,
  noSkill,
  leavesRange,
  bandsMiss,
};

/** A scaler that knows the test part is not that of the training part: fitting it again gives other numbers. */
function leaksTest(values: Float64Array, plan: Plan): string | null {
  const own = fitScalers(values.subarray(0, plan.trainEnd), plan);
  const far = (a: number, b: number): boolean => Math.abs(a - b) > 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  const same =
    !far(own.scaler.shift, plan.scaler.shift) &&
    !far(own.scaler.scale, plan.scaler.scale) &&
    !own.changes.some((size, i) => far(size, plan.changes[i] as number)) &&
    !far(own.seasonal ?? 0, plan.seasonal ?? 0);
  return same
    ? null
    : "The scaling was not fitted on the training part alone, so that the network may know what lies in the test part: do not believe these scores.";
}

function constant(values: Float64Array, { testStart }: Plan): string | null {
  const part = values.subarray(testStart);
  if (part.some((value) => value !== part[0])) return null;
  return "All values of the test part are equal, which no forecast can be judged by.";
}

function fewPoints(_: Float64Array, __: Plan, { length, testStart }: BacktestNumbers): string | null {
  const count = length - testStart;
  if (count >= FEW) return null;
  return `The test part has only ${count} values, too few to tell methods apart.`;
}

/**
 * Ljung and Box (1978): `Q = n (n + 2) Σ r[k]² / (n − k)` over some lags is about as large as their number for independent
 * values, with a spread of √(2 · lags). It is small at the lags 1 to 10, and at the period and twice that: the two are looked
 * at apart, since many lags hide a few. A series that the network forecasts better than all baselines is no such series,
 * even without correlations.
 */
function looksShuffled(
  values: Float64Array,
  { testStart, period }: Plan,
  { best, baselines }: BacktestNumbers,
): string | null {
  const before = values.subarray(0, testStart);
  const n = before.length;
  if (n < FEW || baselineNamed(baselines, best).comparison.oneStep === "better") return null;
  const near = Array.from({ length: Math.min(10, Math.floor(n / 4)) }, (_, i) => i + 1);
  const seasonal = period === null ? [] : [period, 2 * period].filter((lag) => lag < n);
  const r = autocorrelation(before, Math.max(...near, ...seasonal));
  const none = (lags: readonly number[]): boolean => {
    const q = n * (n + 2) * lags.reduce((sum, lag) => sum + ((r[lag] as number) * (r[lag] as number)) / (n - lag), 0);
    return q <= lags.length + 2.5 * Math.sqrt(2 * lags.length); // not for NaN, of values that are all equal
  };
  if (!none(near) || !none(seasonal)) return null;
  return "The values look like independent draws, as of a shuffled series: none of them says anything about the next.";
}

/**
 * Its forecasts fit the truth best one step late, and it is no better than persistence. One that is as good must also move
 * from the last value in ways that have nothing to do with where the series goes: the best forecast of a series that
 * returns to its mean is late, too, and yet knows more than its last value.
 */
function repeatsLastValue(
  values: Float64Array,
  { testStart }: Plan,
  { network, baselines }: BacktestNumbers,
): string | null {
  const { oneStep, skill } = baselineNamed(baselines, "persistence").comparison;
  if (network.bestShift !== 1 || oneStep === "better") return null;
  // Late, as the best forecast of a slow series is, but not the same.
  if (oneStep === "even" && (skill ?? 0) > 0.1) return null;
  if (oneStep === "worse") {
    return "It repeats the last value, and not even exactly: its output fits the truth best one step late; persistence is better.";
  }
  const n = network.forecasts.length;
  const last = (i: number): number => values[testStart + i - 1] as number;
  const own = Float64Array.from(network.forecasts, (forecast, i) => forecast - last(i));
  const real = Float64Array.from(own, (_, i) => (values[testStart + i] as number) - last(i));
  // The correlation of independent moves is within 2.58 / √n in 99 of 100 cases.
  if (likeness(own, real) > 2.58 / Math.sqrt(n)) return null;
  return "It repeats the last value: its output fits the truth best one step late; persistence is as good.";
}

/** The cosine of the angle between two series: 1 if they go the same way, 0 if they have nothing in common. */
function likeness(a: Float64Array, b: Float64Array): number {
  const dot = (x: Float64Array, y: Float64Array): number =>
    x.reduce((sum, value, i) => sum + value * (y[i] as number), 0);
  const sizes = Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b));
  return sizes > 0 ? dot(a, b) / sizes : 0;
}

function noSkill(_: Float64Array, __: Plan, { best, baselines }: BacktestNumbers): string | null {
  return baselineNamed(baselines, best).comparison.oneStep === "better"
    ? null
    : `One step ahead it is no better than ${titleOf(best)}, the best baseline.`;
}

function leavesRange(values: Float64Array, { trainEnd, testStart, difference }: Plan): string | null {
  const train = values.subarray(0, trainEnd);
  const low = train.reduce((a, b) => Math.min(a, b));
  const high = train.reduce((a, b) => Math.max(a, b));
  const test = values.subarray(testStart);
  const margin = 1e-9 * (high - low); // a wave that repeats does so within rounding
  const share = test.filter((value) => value < low - margin || value > high + margin).length / test.length;
  if (share < 0.05) return null;
  const advice = difference ? "the network sees changes, not levels, which bears that better" : "try --difference";
  return `${percent(share)} of the test values lie outside of the range of the training part (${advice}).`;
}

function bandsMiss(_: Float64Array, __: Plan, { network: { bands } }: BacktestNumbers): string | null {
  const { level, coverage } = bands;
  if (coverage.all === null) {
    return `There are too few validation values for bands of ${percent(level)}.`;
  }
  if (Math.abs(coverage.all - level) <= 0.05) return null;
  return `The bands promise ${percent(level)} and hold ${percent(coverage.all)} of the test values: they are too ${coverage.all < level ? "narrow" : "wide"}.`;
}
