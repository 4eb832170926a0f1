/**
 * `backtest.json`: how good the forecasts of a network were on the test part, beside those of methods that need none.
 *
 * @module
 */
import * as v from "valibot";
import { issueText } from "../issue-text.ts";
import { checkBacktest } from "./check-backtest.ts";

/** The version of the format. */
export const BACKTEST_FORMAT = 1;

/** How one method stands to another: "better" or "worse" by more than chance, else "even". */
export type Outcome = "better" | "worse" | "even";

/** Errors of forecasts of one step. */
export interface BacktestScores {
  /** Mean of the squared errors, in squared units of the series. */
  readonly mse: number;
  /** Its root, in units of the series. */
  readonly rmse: number;
  /** Mean of the absolute errors, in units of the series. */
  readonly mae: number;
  /** Mean of `2 |y − ŷ| / (|y| + |ŷ|)`, from 0 to 2. */
  readonly smape: number;
  /** `mae` in units of `maseScale`; null if that is 0, since JSON has no infinity. */
  readonly mase: number | null;
}

/** Errors at each step ahead, from every origin in the test part. */
export interface BacktestHorizon {
  readonly origins: number;
  /** At the steps 1 to `horizon`, in units of the series. */
  readonly mae: readonly number[];
  readonly rmse: readonly number[];
  /** Of all steps and origins together; null if `maseScale` is 0. */
  readonly mase: number | null;
}

/** How the errors of the network differ from those of a baseline. */
export interface BacktestComparison {
  /** The part by which the mean absolute error of the network is smaller, one step ahead; null if the baseline has none. */
  readonly skill: number | null;
  /** One step ahead, by the test of Diebold and Mariano (1995) at the level 0.01. */
  readonly oneStep: Outcome;
  /** The same at each of the steps 1 to `horizon`. */
  readonly byHorizon: readonly Outcome[];
}

/** A method that needs no network. */
export interface BacktestBaseline {
  /** persistence, mean, drift, seasonalNaive, ar or theta. */
  readonly name: string;
  /** What was found when it was fitted. */
  readonly settings: Readonly<Record<string, number | readonly number[]>>;
  readonly oneStep: BacktestScores;
  readonly byHorizon: BacktestHorizon;
  readonly comparison: BacktestComparison;
}

/** How often a band holds the true value. A value is null if there were too few errors to tell. */
export interface BacktestBands {
  /** The part of true values that it is to hold. */
  readonly level: number;
  /** Half of its width at the steps 1 to `horizon`, in units of the series. */
  readonly widths: readonly (number | null)[];
  /** The part of the test values that it held: one step ahead, at each step, and in all. */
  readonly coverage: {
    readonly oneStep: number | null;
    readonly byHorizon: readonly (number | null)[];
    readonly all: number | null;
  };
  /** The interval score (Gneiting and Raftery 2007) over all steps, in units of the series; smaller is better. */
  readonly intervalScore: number | null;
}

/** What is to be said about a run besides its numbers, in the order in which it matters. */
export const findingCodes = [
  "leaksTest",
  "constant",
  "fewPoints",
  "looksShuffled",
  "repeatsLastValue",
  "noSkill",
  "leavesRange",
  "bandsMiss",
] as const;

export type FindingCode = (typeof findingCodes)[number];

export interface Finding {
  readonly code: FindingCode;
  /** One sentence. */
  readonly text: string;
}

/** The content of `backtest.json`. */
export interface Backtest {
  readonly format: typeof BACKTEST_FORMAT;
  /** The column, and its number of values. */
  readonly name: string;
  readonly length: number;
  /** The first step of the validation part, and that of the test part. */
  readonly trainEnd: number;
  readonly testStart: number;
  readonly horizon: number;
  readonly period: number | null;
  /** The mean of `|y[t] − y[t − period]|` before the test part (a period of 1 without one), the unit of MASE. */
  readonly maseScale: number;
  readonly network: {
    readonly name: string;
    /** The epoch whose weights were taken, for its validation loss. */
    readonly epoch: number;
    readonly oneStep: BacktestScores;
    readonly byHorizon: BacktestHorizon;
    readonly bands: BacktestBands;
    /** The forecasts of each test value from those before it [length − testStart]. */
    readonly forecasts: readonly number[];
    /** By how many steps, from −5 to 5, they are late: 1 for a network that repeats the last value; null if they are too few. */
    readonly bestShift: number | null;
  };
  readonly baselines: readonly BacktestBaseline[];
  /** The name of the baseline with the smallest one-step error. */
  readonly best: string;
  readonly findings: readonly Finding[];
  /** Whether to trust the forecast. */
  readonly verdict: string;
  /** The forecast of the steps after the series, with its band. Times in milliseconds since 1970 UTC. */
  readonly forecast: {
    readonly times: readonly number[] | null;
    readonly values: readonly number[];
    readonly low: readonly (number | null)[];
    readonly high: readonly (number | null)[];
  };
}

const finite = v.pipe(v.number("expected a number"), v.finite("expected a finite number"));
const whole = v.pipe(finite, v.integer("expected a whole number"), v.minValue(0, "expected a whole number from 0"));
const numbers = v.array(finite, "expected an array of numbers");
const perhaps = v.nullable(finite);
const text = v.string("expected a string");
/** The most characters of a name of a method and of a sentence, and the most of them: far more than any run has. */
const methodName = v.pipe(text, v.maxLength(60, "expected at most 60 characters"));
const sentence = v.pipe(text, v.maxLength(2000, "expected at most 2000 characters"));
const outcome = v.picklist(["better", "worse", "even"], "expected better, worse or even");
const scores = v.object({ mse: finite, rmse: finite, mae: finite, smape: finite, mase: perhaps });
const byHorizon = v.object({ origins: whole, mae: numbers, rmse: numbers, mase: perhaps });

const schema: v.GenericSchema<unknown, Backtest> = v.object({
  format: v.literal(BACKTEST_FORMAT, `expected ${BACKTEST_FORMAT}`),
  name: text,
  length: whole,
  trainEnd: whole,
  testStart: whole,
  horizon: whole,
  period: v.nullable(whole),
  maseScale: finite,
  network: v.object({
    name: methodName,
    epoch: whole,
    oneStep: scores,
    byHorizon,
    bands: v.object({
      level: finite,
      widths: v.array(perhaps),
      coverage: v.object({ oneStep: perhaps, byHorizon: v.array(perhaps), all: perhaps }),
      intervalScore: perhaps,
    }),
    forecasts: numbers,
    bestShift: v.nullable(v.pipe(finite, v.integer("expected a whole number"))),
  }),
  baselines: v.pipe(
    v.array(
      v.object({
        name: methodName,
        settings: v.record(v.string(), v.union([finite, numbers])),
        oneStep: scores,
        byHorizon,
        comparison: v.object({ skill: perhaps, oneStep: outcome, byHorizon: v.array(outcome) }),
      }),
    ),
    v.maxLength(20, "expected at most 20"),
  ),
  best: methodName,
  findings: v.pipe(
    v.array(v.object({ code: v.picklist(findingCodes), text: sentence })),
    v.maxLength(20, "expected at most 20"),
  ),
  verdict: sentence,
  forecast: v.object({ times: v.nullable(numbers), values: numbers, low: v.array(perhaps), high: v.array(perhaps) }),
});

/**
 * Reads a backtest. Throws an Error of one line with the first field that is wrong, or does not fit the others: lengths,
 * parts, and the name of the best baseline.
 */
export function parseBacktest(json: string): Backtest {
  const read = v.safeParse(schema, parsed(json), { abortEarly: true });
  if (!read.success) throw new Error(issueText(read.issues[0]));
  checkBacktest(read.output);
  return read.output;
}

/** Any JSON value; the parser's own message would quote the text. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Error("it: not valid JSON");
  }
}

/** The text of `backtest.json`. */
export function formatBacktest(backtest: Backtest): string {
  return `${JSON.stringify(backtest)}\n`;
}
