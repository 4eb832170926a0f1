/**
 * What is asked of a series as settings of a run in `config.json`, and back.
 *
 * @module
 */
import type { Setting } from "@dz/runs";
import { joinNames } from "./name-list.ts";
import type { SeriesOptions } from "./series-options.ts";

/** The settings that an option with the same words gives. */
const named = {
  data: "data",
  column: "column",
  time: "time",
  with: "with",
  known: "known",
  lag: "lag",
  past: "past",
  horizon: "horizon",
  strategy: "strategy",
  period: "period",
  calendar: "calendar",
  valid: "valid",
  test: "test",
  scale: "scale",
  missing: "missing",
  gaps: "gaps",
  decimal: "decimal",
  encoding: "encoding",
  delimiter: "delimiter",
  weightDecay: "weight-decay",
  earlyStopping: "early-stopping",
} as const satisfies Partial<Record<keyof SeriesOptions, string>>;

/** The settings that flags give. */
const flags = ["difference", "log", "sort"] as const satisfies readonly (keyof SeriesOptions)[];

/** Whether a setting is one of a series. */
export function isSeriesSetting(name: string): boolean {
  return Object.hasOwn(named, name) || (flags as readonly string[]).includes(name);
}

/**
 * The settings that a run on a series has beside those of all runs, with the words of the options: lists with commas, null
 * for what was not asked for.
 */
export function settingsOfSeries(options: SeriesOptions): Record<string, Setting> {
  const { period, calendar, decimal, delimiter, earlyStopping } = options;
  const names = (list: readonly string[]): string | null => (list.length === 0 ? null : joinNames(list));
  return {
    ...options,
    with: names(options.with),
    known: names(options.known),
    period: period ?? "none",
    calendar: calendar === "auto" ? "auto" : calendar.join(",") || "none",
    decimal: decimal === "," ? "comma" : "point",
    delimiter: delimiter === "\t" ? "tab" : delimiter,
    earlyStopping: earlyStopping ?? "none",
  };
}

/** The arguments that ask for the same: the inverse of {@link settingsOfSeries}, which leaves out other settings. */
export function argumentsOfSeries(settings: Readonly<Record<string, Setting>>): string[] {
  const values = Object.entries(named).flatMap(([name, option]) => {
    const value = settings[name] ?? null;
    return value === null ? [] : [`--${option}=${value}`];
  });
  const { difference, log, sort } = settings;
  return [
    ...values,
    ...(difference === true ? ["--difference"] : difference === false ? ["--levels"] : []),
    ...(log === true ? ["--log"] : []),
    ...(sort === true ? ["--sort"] : []),
  ];
}
