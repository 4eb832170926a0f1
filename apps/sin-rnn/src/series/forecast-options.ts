/**
 * The options that say what is learned of a series, and what is forecast.
 *
 * @module
 */
import {
  type Command,
  choice,
  flag,
  type Given,
  type Option,
  oneOf,
  positive,
  takes,
  UsageError,
  whole,
} from "@dz/command-line";
import type { Strategy } from "@dz/forecasting";
import type { Cycle, ScalerKind } from "@dz/series";
import { list } from "@dz/text";
import { splitNames } from "./name-list.ts";
import { seriesDefaults } from "./series-defaults.ts";

/** What is learned of a series, and what is forecast. */
export interface ForecastOptions {
  /** Further columns, by name or number, of which only the past is known. */
  readonly with: readonly string[];
  /** Further columns that are known ahead. */
  readonly known: readonly string[];
  /** How many steps old the values of the columns in `with` are. */
  readonly lag: number;
  /** How many further values before the last one are inputs. */
  readonly past: number;
  /** The number of steps to forecast; null if it is to be chosen. */
  readonly horizon: number | null;
  /** Null: recursive, unless observed columns are known too late for it. */
  readonly strategy: Strategy | null;
  /** The period in steps, null for none, "auto" if it is to be found. */
  readonly period: number | "auto" | null;
  readonly calendar: readonly Cycle[] | "auto";
  /** The parts for validation and for testing. */
  readonly valid: number;
  readonly test: number;
  readonly scale: ScalerKind;
  /** Whether the network sees changes instead of levels; null if that is to be found in the training part. */
  readonly difference: boolean | null;
  readonly log: boolean;
  /** How much adamw shrinks the weights, times the learning rate; null for another optimizer, or if it is to be chosen. */
  readonly weightDecay: number | null;
  /** The epochs without a better validation error after which the training ends; null for never. */
  readonly earlyStopping: number | null;
}

/** The name of an option that says what is forecast. */
export type ForecastOption =
  | Exclude<keyof ForecastOptions, "earlyStopping" | "weightDecay">
  | "levels"
  | "early-stopping"
  | "weight-decay";

export const horizonOption: Option = takes("H", "24", "how many steps to forecast, 1 to 1000 (the period, else 12)");
export const periodOption: Option = takes("P", "12", "the period in steps, auto to find it, or none (auto)");
export const testOption: Option = takes("PART", "0.2", "the last part, for the comparison at the end (0.2)");

export const forecastOptions: Command<ForecastOption>["options"] = {
  with: takes("A,B", "rain,wind", "further columns of which the past is known; a comma in a name is \\,"),
  known: takes("A,B", "holiday,price", "further columns that are known ahead, in rows after the last value, too"),
  lag: takes("N", "12", "how many steps old the values of the columns of --with are, 0 to 10000 (0)"),
  past: takes("N", "3", "how many further values before the last one are inputs, 0 to 1000 (0)"),
  horizon: horizonOption,
  strategy: takes(
    "NAME",
    "direct",
    "each step by an output of its own, direct, or from own forecasts, recursive (recursive; direct for columns of --with whose --lag is below the horizon)",
  ),
  period: periodOption,
  calendar: takes(
    "LIST",
    "hour,weekday",
    "the time as further inputs: some of hour, weekday and month, auto or none (auto)",
  ),
  valid: takes("PART", "0.1", "the part before the last, which chooses the epoch (0.1)"),
  test: testOption,
  scale: takes("NAME", "minmax", "standard, minmax or none (standard)"),
  difference: flag("learn changes (found, as for --levels)"),
  levels: flag("learn levels, not changes"),
  log: flag("learn logarithms"),
  "weight-decay": takes(
    "N",
    "0.1",
    `how much each update of adamw shrinks the weights, times the step size (${seriesDefaults.weightDecay})`,
  ),
  "early-stopping": takes(
    "N",
    "10",
    `end after N epochs without a better validation error, or none (${seriesDefaults.earlyStopping})`,
  ),
};

const strategies = ["direct", "recursive"] as const satisfies readonly Strategy[];
const cycles = ["hour", "weekday", "month"] as const satisfies readonly Cycle[];

/** Reads these options. Throws {@link UsageError}. */
export function parseForecast(given: Given<ForecastOption>): ForecastOptions {
  if (given.difference !== undefined && given.levels !== undefined) {
    throw new UsageError("--difference and --levels contradict each other: omit one");
  }
  const [valid, test] = [parsePart("valid", given) ?? 0.1, parsePart("test", given) ?? 0.2];
  if (valid + test >= 1) {
    throw new UsageError(
      `--valid ${valid} and --test ${test} leave nothing to train on: together they have to be below 1`,
    );
  }
  const patience = wholeOrWord("early-stopping", given, 1, 1_000_000, ["none"]) ?? seriesDefaults.earlyStopping;
  return {
    with: namesIn("with", given),
    known: namesIn("known", given),
    lag: whole("lag", given, 0, 10_000) ?? 0,
    past: whole("past", given, 0, 1000) ?? 0,
    horizon: whole("horizon", given, 1, 1000),
    strategy: given.strategy === undefined ? null : choice("strategy", given, strategies, "recursive"),
    period: parsePeriod(given),
    calendar: calendarIn(given.calendar),
    valid,
    test,
    scale: choice("scale", given, ["standard", "minmax", "none"], "standard"),
    difference: given.difference !== undefined ? true : given.levels !== undefined ? false : null,
    log: given.log !== undefined,
    weightDecay: positive("weight-decay", given, "0.1 or 1"),
    earlyStopping: patience === "none" ? null : patience,
  };
}

/** The option `--period`: a whole number from 2, "auto", or null for none. Throws {@link UsageError}. */
export function parsePeriod(given: Given<"period">): number | "auto" | null {
  const period = wholeOrWord("period", given, 2, 1_000_000, ["auto", "none"]) ?? "auto";
  return period === "none" ? null : period;
}

/** A part of a series, above 0 and below 1, or null if the option is absent. Throws {@link UsageError}. */
export function parsePart<Name extends string>(name: Name, given: Given<Name>): number | null {
  const text = given[name];
  if (text === undefined) return null;
  const part = Number(text);
  if (/^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && part > 0 && part < 1) return part;
  throw new UsageError(`--${name} takes a part above 0 and below 1, such as 0.2, got ${JSON.stringify(text)}`);
}

/** A whole number from `least` to `most`, one of some words, or null if the option is absent. Throws {@link UsageError}. */
export function wholeOrWord<Name extends string, Word extends string>(
  name: Name,
  given: Given<Name>,
  least: number,
  most: number,
  words: readonly Word[],
): number | Word | null {
  const text = given[name];
  if (text === undefined) return null;
  const word = words.find((each) => each === text);
  const x = Number(text);
  if (word !== undefined) return word;
  if (/^\d+$/.test(text) && x >= least && x <= most) return x;
  const choices = list([`a whole number from ${least} to ${most}`, ...words], "or");
  throw new UsageError(`--${name} takes ${choices}, got ${JSON.stringify(text)}`);
}

function namesIn<Name extends "with" | "known">(option: Name, given: Given<Name>): readonly string[] {
  const text = given[option];
  if (text === undefined) return [];
  const names = splitNames(text);
  if (names.includes("")) {
    throw new UsageError(`--${option} takes names of columns with commas between them, got ${JSON.stringify(text)}`);
  }
  return names;
}

function calendarIn(text: string | undefined): readonly Cycle[] | "auto" {
  if (text === undefined || text === "auto") return "auto";
  if (text === "none") return [];
  const named = text.split(",").map((word) => oneOf("--calendar, unless it is auto or none,", word, cycles));
  return cycles.filter((cycle) => named.includes(cycle));
}
