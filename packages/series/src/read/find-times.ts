import { SeriesError } from "../errors/series-error.ts";
import { shownName } from "./choose-columns.ts";
import { isMissing, numberIn } from "./number-cell.ts";
import type { Row } from "./rows.ts";
import { shownText } from "./shown-text.ts";
import { type TimeReader, timeReaderFor, whyNoTime } from "./time-reader.ts";

/** The column of times and its reader. @internal */
export interface FoundTimes {
  readonly index: number;
  readonly reader: TimeReader;
}

const NAMES =
  /^(date|time|datetime|timestamp|ts|ds|month|year|quarter|week|day|period|epoch|unix|unixtime|日付|日時|日|時刻|時間|年月|年月日|年|年度|月|四半期)$/i;

/** Names of columns that have nothing but times. */
const TIMES_ONLY = /^(date|datetime|timestamp|日付|日時|年月日)$/i;

/** The cells of a column at the beginning of a file, those with a value. */
function cellsOf(head: readonly Row[], index: number): { text: string; number: number }[] {
  return head
    .map(({ cells, number }) => ({ text: (cells[index] ?? "").trim(), number }))
    .filter(({ text }) => !isMissing(text));
}

function readerOf(head: readonly Row[], index: number): TimeReader | null {
  return timeReaderFor(cellsOf(head, index).map(({ text }) => text));
}

/**
 * The column of times: one with a name for times whose values are all times, else the first that has only dates, which
 * plain numbers are not. Null if there is none. `excluded` columns are not considered.
 *
 * @internal
 */
export function findTimes(
  names: readonly string[],
  head: readonly Row[],
  excluded: ReadonlySet<number>,
): FoundTimes | null {
  const free = [...names.keys()].filter((index) => !excluded.has(index));
  const byName = free.filter((index) => NAMES.test(names[index] as string));
  for (const index of byName) {
    const reader = readerOf(head, index);
    if (reader !== null) return { index, reader };
  }
  for (const index of byName.filter((column) => TIMES_ONLY.test(names[column] as string))) {
    const cells = cellsOf(head, index);
    if (cells.some(({ text }) => Number.isNaN(numberIn(text, ".")))) {
      refuseTimes(names[index] as string, cells, "; the option time names another column, or none");
    }
  }
  for (const index of free) {
    const reader = readerOf(head, index);
    if (reader !== null && !reader.isNumber) return { index, reader };
  }
  return null;
}

/** The times of a column that was named. Throws {@link SeriesError} if they are none. @internal */
export function timesOf(names: readonly string[], head: readonly Row[], index: number): FoundTimes {
  const reader = readerOf(head, index);
  if (reader !== null) return { index, reader };
  refuseTimes(names[index] as string, cellsOf(head, index));
}

/** Names the first cell that is no time, or is written in another way than those before it. */
function refuseTimes(name: string, cells: readonly { text: string; number: number }[], advice = ""): never {
  const [first] = cells;
  if (first === undefined) throw new SeriesError(`column ${shownName(name)}: has no times`);
  const reader = timeReaderFor([first.text]);
  const wrong = reader === null ? first : (cells.find(({ text }) => Number.isNaN(reader.read(text))) ?? first);
  const why = wrongTime(wrong.text, reader === null ? null : first);
  throw new SeriesError(`row ${wrong.number}, column ${shownName(name)}: ${why}${advice}`);
}

/** Why a text is no time of a column, for a message; `like` is one that is. @internal */
export function wrongTime(text: string, like: { readonly text: string; readonly number: number } | null): string {
  if (like === null || timeReaderFor([text]) === null) return whyNoTime(text);
  return `${shownText(text)} is written in another way than ${shownText(like.text)} in row ${like.number}; one column has one form`;
}
