/**
 * The ways in which times are written.
 *
 * @module
 */

/** One way of writing times: `groups` of the form are fields of a {@link TimeFields}. @internal */
export interface TimePattern {
  readonly name:
    | "date"
    | "dotted"
    | "dayFirst"
    | "monthFirst"
    | "japanese"
    | "month"
    | "quarter"
    | "monthDay"
    | "dayMonth"
    | "monthName"
    | "year"
    | "epoch";
  readonly form: RegExp;
  /** The form of such a time with its fields in braces, from the groups of one that is written so. */
  template(groups: Groups): string;
}

/** @internal */
export type Groups = Readonly<Record<string, string | undefined>>;

const clock = String.raw`(?:(?<gap>T| +)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<part>\d{1,9}))?)?(?<zone> ?(?:Z|[+-]\d{2}(?::?\d{2})?))?)?`;
const name = `(?<name>[A-Za-z]{3,9})`;

function clockTemplate({ gap, hour, second, part, zone }: Groups): string {
  if (hour === undefined) return "";
  const seconds = second === undefined ? "" : part === undefined ? ":{ss}" : `:{ss}.{f${Math.min(3, part.length)}}`;
  const offset = zone === undefined || /z$/i.test(zone) ? (zone ?? "") : zone.includes(":") ? "{+hh:mm}" : "{+hhmm}";
  const space = offset.startsWith("{") && zone?.startsWith(" ") ? " " : "";
  return `${gap}{hour}:{mm}${seconds}${space}${offset}`;
}

/** The patterns, those that could be taken for others last. @internal */
export const timePatterns: readonly TimePattern[] = [
  {
    name: "date", // 2000-01-31, 2000/1/31, 2000.01.31, also with T12:30:00.5+09:00
    form: new RegExp(String.raw`^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})${clock}$`, "i"),
    template: (groups) => `{year}${groups.mark}{month}${groups.mark}{day}${clockTemplate(groups)}`,
  },
  {
    name: "dotted", // 31.12.2000, which is written with the day first everywhere
    form: new RegExp(String.raw`^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})${clock}$`, "i"),
    template: (groups) => `{day}.{month}.{year}${clockTemplate(groups)}`,
  },
  {
    name: "dayFirst", // 31/12/2000, 31-12-2000
    form: new RegExp(String.raw`^(?<day>\d{1,2})(?<mark>[-/])(?<month>\d{1,2})\k<mark>(?<year>\d{4})${clock}$`, "i"),
    template: (groups) => `{day}${groups.mark}{month}${groups.mark}{year}${clockTemplate(groups)}`,
  },
  {
    name: "monthFirst", // 12/31/2000
    form: new RegExp(String.raw`^(?<month>\d{1,2})(?<mark>[-/])(?<day>\d{1,2})\k<mark>(?<year>\d{4})${clock}$`, "i"),
    template: (groups) => `{month}${groups.mark}{day}${groups.mark}{year}${clockTemplate(groups)}`,
  },
  {
    name: "japanese", // 2000年1月31日 12時30分
    form: /^(?<year>\d{4})年(?:(?<month>\d{1,2})月(?:(?<day>\d{1,2})日(?:(?<gap> *)(?<hour>\d{1,2})(?:時(?:(?<minute>\d{1,2})分(?:(?<second>\d{1,2})秒)?)?|:(?<minute2>\d{2})(?::(?<second2>\d{2}))?))?)?)?$/,
    template: ({ month, day, gap, hour, minute, second, minute2, second2 }) => {
      const date = `{year}年${month === undefined ? "" : "{month}月"}${day === undefined ? "" : "{day}日"}`;
      if (hour === undefined) return date;
      if (minute2 !== undefined) return `${date}${gap}{hour}:{mm}${second2 === undefined ? "" : ":{ss}"}`;
      return `${date}${gap}{hour}時${minute === undefined ? "" : "{minute}分"}${second === undefined ? "" : "{second}秒"}`;
    },
  },
  {
    name: "month", // 2000-01, 2000/1
    form: /^(?<year>\d{4})(?<mark>[-/])(?<month>\d{1,2})$/,
    template: ({ mark }) => `{year}${mark}{month}`,
  },
  {
    name: "quarter", // 2009Q3, 2009-Q3
    form: /^(?<year>\d{4})(?<mark>[- ]?)(?<letter>Q)(?<quarter>[1-4])$/i,
    template: ({ mark, letter }) => `{year}${mark}${letter}{quarter}`,
  },
  {
    name: "monthDay", // Jan 1 2000, January 1, 2000
    form: new RegExp(String.raw`^${name}(?<dot>\.?) (?<day>\d{1,2})(?<comma>,?) (?<year>\d{4})${clock}$`, "i"),
    template: (groups) => `{name}${groups.dot} {day}${groups.comma} {year}${clockTemplate(groups)}`,
  },
  {
    name: "dayMonth", // 1 Jan 2000, 01-Jan-2000
    form: new RegExp(String.raw`^(?<day>\d{1,2})(?<mark>[- ])${name}(?<dot>\.?)\k<mark>(?<year>\d{4})${clock}$`, "i"),
    template: (groups) => `{day}${groups.mark}{name}${groups.dot}${groups.mark}{year}${clockTemplate(groups)}`,
  },
  {
    name: "monthName", // Jan 2000, Jan-2000
    form: new RegExp(String.raw`^${name}(?<dot>\.?)(?<mark>[- ])(?<year>\d{4})$`, "i"),
    template: ({ dot, mark }) => `{name}${dot}${mark}{year}`,
  },
  { name: "year", form: /^(?<year>[12]\d{3})$/, template: () => "{year}" },
  { name: "epoch", form: /^(?<epoch>-?\d{1,16}(?:\.\d+)?)$/, template: () => "{epoch}" },
];

/** The fields of a time as they are read. @internal */
export interface TimeFields {
  /** Milliseconds since 1970 UTC. */
  readonly time: number;
  /** Of the zone that it was written with, in minutes; null without one, which is read as UTC. */
  readonly offset: number | null;
}

const MONTHS = "january february march april may june july august september october november december".split(" ");

/** The number from 0 of an English month, from its first three letters or more; −1 for another word. @internal */
export function monthOf(word: string): number {
  return MONTHS.findIndex(
    (month) => month.startsWith(word.toLowerCase()) || (month === "september" && /^sept$/i.test(word)),
  );
}

/** The English name of a month from 0. @internal */
export function monthName(month: number): string {
  const lower = MONTHS[month] as string;
  return `${lower.charAt(0).toUpperCase()}${lower.slice(1)}`;
}

/** The time that the groups of a pattern have, or null if there is none such, like February 30. @internal */
export function timeOf(groups: Groups): TimeFields | null {
  const { year, month, day, quarter, name: word, zone, part } = groups;
  const monthIndex =
    word !== undefined ? monthOf(word) : quarter !== undefined ? (Number(quarter) - 1) * 3 : Number(month ?? 1) - 1;
  const dayOfMonth = Number(day ?? 1);
  const hour = Number(groups.hour ?? 0);
  const minute = Number(groups.minute ?? groups.minute2 ?? 0);
  const second = Number(groups.second ?? groups.second2 ?? 0);
  if (monthIndex < 0 || hour > 23 || minute > 59 || second > 59) return null;
  const midnight = utc(Number(year), monthIndex, dayOfMonth);
  const date = new Date(midnight);
  if (date.getUTCMonth() !== monthIndex || date.getUTCDate() !== dayOfMonth) return null;
  const offset = zone === undefined ? null : offsetOf(zone.trim());
  if (offset !== null && Math.abs(offset) > 18 * 60) return null;
  const parts = part === undefined ? 0 : Math.round(Number(`0.${part}`) * 1000);
  const time = midnight + ((hour * 60 + minute) * 60 + second) * 1000 + parts - (offset ?? 0) * 60_000;
  return { time, offset };
}

/** The first moment of a day. `Date.UTC` takes the years 0 to 99 for 1900 to 1999. @internal */
export function utc(year: number, month: number, day: number): number {
  return year > 99 ? Date.UTC(year, month, day) : new Date(0).setUTCFullYear(year, month, day);
}

/** "+09:00" in minutes. */
function offsetOf(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const digits = zone.slice(1).replace(":", "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0);
  return zone.startsWith("-") ? -minutes : minutes;
}
