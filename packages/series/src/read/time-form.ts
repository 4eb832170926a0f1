import { shown } from "@dz/ndarray";
import { checkNumber, checkObject } from "../errors/checks.ts";
import { SeriesError } from "../errors/series-error.ts";
import { monthName } from "./time-pattern.ts";

/**
 * How the times of a file are written. Plain data, for JSON.
 */
export interface TimeForm {
  /**
   * A text with fields in braces: `{year}-{MM}-{DD}T{HH}:{mm}`, `{year}Q{quarter}`, `{year}年{M}月`, `{Mon} {D} {year}`,
   * `{seconds}` or `{milliseconds}` since 1970.
   */
  readonly template: string;
  /** The minutes that the zone of the last time is ahead of UTC; null if times were written without a zone. */
  readonly offset: number | null;
}

const two = (n: number): string => String(n).padStart(2, "0");

const fields: Readonly<Record<string, (date: Date, offset: number) => string>> = {
  year: (date) => String(date.getUTCFullYear()).padStart(4, "0"),
  MM: (date) => two(date.getUTCMonth() + 1),
  M: (date) => String(date.getUTCMonth() + 1),
  DD: (date) => two(date.getUTCDate()),
  D: (date) => String(date.getUTCDate()),
  quarter: (date) => String(Math.floor(date.getUTCMonth() / 3) + 1),
  Mon: (date) => monthName(date.getUTCMonth()).slice(0, 3),
  Month: (date) => monthName(date.getUTCMonth()),
  HH: (date) => two(date.getUTCHours()),
  H: (date) => String(date.getUTCHours()),
  mm: (date) => two(date.getUTCMinutes()),
  m: (date) => String(date.getUTCMinutes()),
  ss: (date) => two(date.getUTCSeconds()),
  s: (date) => String(date.getUTCSeconds()),
  f1: (date) => String(Math.floor(date.getUTCMilliseconds() / 100)),
  f2: (date) => two(Math.floor(date.getUTCMilliseconds() / 10)),
  f3: (date) => String(date.getUTCMilliseconds()).padStart(3, "0"),
  "+hh:mm": (_, offset) => offsetText(offset, ":"),
  "+hhmm": (_, offset) => offsetText(offset, ""),
  seconds: (date) => String(date.getTime() / 1000),
  milliseconds: (date) => String(date.getTime()),
};

function offsetText(offset: number, mark: string): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}${mark}${two(minutes % 60)}`;
}

/**
 * A time, in milliseconds since 1970 UTC, as the times of a file are written: `formatTime(series.times[0], series.timeForm)`
 * is what the first row says. Throws {@link SeriesError} for a time that no date has, and an unknown field of the form.
 */
export function formatTime(time: number, form: TimeForm): string {
  checkObject("formatTime", "form", form, "the timeForm of a series");
  const offset = form.offset ?? 0;
  checkNumber("formatTime", "form.offset", offset, {});
  if (typeof form.template !== "string") {
    throw new SeriesError(`formatTime: form.template is ${shown(form.template)}, expected a string`);
  }
  const isCount = /\{(milli)?seconds\}/.test(form.template);
  const date = typeof time !== "number" ? new Date(Number.NaN) : new Date(isCount ? time : time + offset * 60_000);
  if (Number.isNaN(date.getTime())) throw new SeriesError(`formatTime: ${shown(time)} is no time`);
  return form.template.replace(/\{([^}]*)\}/g, (text, name: string) => {
    const write = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (write === undefined) throw new SeriesError(`formatTime: the form has an unknown field ${text}`);
    return write(date, offset);
  });
}
