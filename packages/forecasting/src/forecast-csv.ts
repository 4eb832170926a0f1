import { formatTime, type TimeForm } from "@dz/series";
import type { Backtest } from "./backtest/backtest.ts";

/** What the columns of the file are called, and how its times are written. */
export interface ForecastColumns {
  readonly name: string;
  readonly timeName: string | null;
  readonly timeForm: TimeForm | null;
  /** The number of values of the series, which steps are counted from if there are no times. */
  readonly length: number;
}

/**
 * The text of `forecast.csv`: a row for each step after the series, with its time as in the file (without times its number,
 * from 1 for the first value of the series), the forecast, and the ends of its band, empty where there is none.
 */
export function forecastCsv(
  forecast: Backtest["forecast"],
  { name, timeName, timeForm, length }: ForecastColumns,
): string {
  const { times, values, low, high } = forecast;
  const level = [`${name} low`, `${name} high`];
  const rows = values.map((value, i) => {
    const time = times?.[i];
    const when = time === undefined || timeForm === null ? String(length + i + 1) : formatTime(time, timeForm);
    return [when, value, low[i] ?? "", high[i] ?? ""];
  });
  return [[timeName ?? "step", name, ...level], ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

/** A cell as RFC 4180 has it. */
function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
