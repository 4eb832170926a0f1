import { basename, extname } from "node:path";
import { type Command, type Given, UsageError } from "@dz/command-line";
import { type ForecastOption, type ForecastOptions, forecastOptions, parseForecast } from "./forecast-options.ts";
import { parseReading, type ReadingOption, type ReadingOptions, readingOptions } from "./reading-options.ts";

/** What is asked of a series from a file. */
export interface SeriesOptions extends ReadingOptions, ForecastOptions {}

/** The name of an option that is taken with `--data` only, and that of `--data`. */
export type SeriesOption = ReadingOption | ForecastOption;

export const seriesOptions: Command<SeriesOption>["options"] = { ...readingOptions, ...forecastOptions };

/**
 * The options of a series from a file; null without `--data`. Throws {@link UsageError}, also for options that need a file
 * and have none.
 */
export function parseSeries(given: Given<SeriesOption>, cwd: string): SeriesOptions | null {
  const reading = parseReading(given, cwd);
  if (reading !== null) return { ...reading, ...parseForecast(given) };
  const lone = Object.keys(given).find((name) => Object.hasOwn(seriesOptions, name));
  if (lone === undefined) return null;
  throw new UsageError(`--${lone} is for a series from a file: name that with --data FILE, or omit --${lone}`);
}

/** What a file is called in the name of a run folder: its name without extension, of letters, digits, `.`, `_` and `-`. */
export function nameOfData(data: string): string {
  const stem = basename(data, extname(data)).normalize("NFC");
  const safe = stem.replace(/[^\p{L}\p{M}\p{N}._]+/gu, "-").replace(/^[-.]+|[-.]+$/g, "");
  return [...safe].slice(0, 40).join("") || "series";
}
