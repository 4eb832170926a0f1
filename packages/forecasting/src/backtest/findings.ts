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
    !own.changes.some((size, i) => far(size, plan.changes[i] as number));
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

/** No correlation with any of the last values, neither of the levels nor of the changes beyond what differences of noise have. */
function looksShuffled(values: Float64Array, { testStart, period }: Plan): string | null {
  const before = values.subarray(0, testStart);
  const lags = Math.min(Math.max(10, period ?? 0), Math.floor(before.length / 4));
  if (before.length < FEW) return null;
  const r = autocorrelation(before, lags);
  // Ljung and Box (1978): Q is about as large as the number of lags for independent values, with a spread of √(2 lags).
  const n = before.length;
  const q = n * (n + 2) * r.subarray(1).reduce((sum, value, i) => sum + (value * value) / (n - i - 1), 0);
  if (!(q < lags + 2.5 * Math.sqrt(2 * lags))) return null;
  return "The values look like independent draws, as of a shuffled series: none of them says anything about the next.";
}

function repeatsLastValue(_: Float64Array, __: Plan, { network, baselines }: BacktestNumbers): string | null {
  const persistence = baselineNamed(baselines, "persistence");
  if (network.bestShift !== 1 || persistence.comparison.oneStep === "better") return null;
  if (Math.abs(persistence.comparison.skill ?? 1) > 0.1) return null; // late, as the best forecast of a slow series is, but not the same
  return "It repeats the last value: its output fits the truth best one step late; persistence is as good.";
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
  const share = test.filter((value) => value < low || value > high).length / test.length;
  if (share < 0.05) return null;
  const advice = difference ? "it sees changes, not levels, which makes that less of a problem" : "try --difference";
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
