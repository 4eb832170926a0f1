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
 * The text of `forecast.csv`: a row for each step after the series, with its time as in the file, the forecast, and the ends
 * of its band, empty where there is none. If the times after the series are not known, the first column is `step`, the number
 * of the step, from 1 for the first value of the series.
 *
 * Names are as in the file that was read, also one that begins with =, +, - or @, which a spreadsheet takes for a formula in
 * both files: with a mark before it, it would be another column. All other cells are numbers and times.
 */
export function forecastCsv(
  forecast: Backtest["forecast"],
  { name, timeName, timeForm, length }: ForecastColumns,
): string {
  const { times, values, low, high } = forecast;
  const level = [`${name} low`, `${name} high`];
  const dated = times !== null && timeName !== null && timeForm !== null;
  const when = (i: number): string | number => (dated ? formatTime(times[i] as number, timeForm) : length + i + 1);
  const rows = values.map((value, i) => [when(i), value, low[i] ?? "", high[i] ?? ""]);
  return [[dated ? timeName : "step", name, ...level], ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

/** A cell as RFC 4180 has it. */
function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
