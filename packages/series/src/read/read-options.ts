import { type OptionTable, ValueError } from "@dz/ndarray";
import { asSeriesError, checkedOptions } from "../errors/checks.ts";
import { SeriesError } from "../errors/series-error.ts";

/** How missing values are treated. "interpolate" looks ahead to the next value, "forward" repeats the last one. */
export type Missing = "refuse" | "interpolate" | "forward" | "drop";

/** How rows whose time is missing are treated. */
export type Gaps = "refuse" | "fill" | "keep";

/** Columns by name, or by number from 1. */
type Columns = readonly (string | number)[];

export interface ReadOptions {
  /**
   * The columns to read, by name or number from 1 (default all but the times), or a function that chooses them from the
   * names of all but the times. A text of digits that is no name is a number.
   */
  readonly columns?: Columns | ((names: readonly string[]) => Columns);
  /**
   * Columns among those, by the same name or number, that are known ahead (default none): rows at the end in which all others
   * have no value are not missing values, but the future of these columns.
   */
  readonly ahead?: Columns;
  /**
   * The column of times, by name or number from 1, or null for none (default found: a column with a name such as date,
   * month or 日付, else the first that has only dates).
   */
  readonly time?: string | number | null;
  /** Whether the first row has the names (default found: unless it has only numbers and times). */
  readonly header?: boolean;
  /** What the file is: "csv" with any delimiter, or "json", an array of objects or an object a line (default found). */
  readonly format?: "csv" | "json" | "npy";
  /** What separates columns, one character (default found among `,`, tab, `;` and `|`). */
  readonly delimiter?: string;
  /** The decimal mark (default "."). */
  readonly decimal?: "." | ",";
  /**
   * The encoding, a label of TextDecoder such as "utf-8", "shift_jis" or "windows-1252" (default found: UTF-8, UTF-16 with
   * a mark, or Shift_JIS).
   */
  readonly encoding?: string;
  /**
   * What to do with missing values (default "refuse"): "interpolate" on the line between the values before and after,
   * "forward" with the last value, or "drop" the row.
   */
  readonly missing?: Missing;
  /** Whether rows are put in the order of their times (default false: times that go backwards are refused). */
  readonly sort?: boolean;
  /**
   * What to do where times are missing (default "refuse"): "fill" adds rows, whose values `missing` says, "keep" leaves the
   * rows as they are.
   */
  readonly gaps?: Gaps;
}

const isColumn = (value: unknown): value is string | number =>
  typeof value === "string" || (Number.isInteger(value) && (value as number) >= 1);

/** An array of columns, at least `least`. Throws {@link ValueError}. */
function columnsIn(value: unknown, what: string, least: number): readonly (string | number)[] {
  if (Array.isArray(value) && value.length >= least && value.every(isColumn)) return value;
  throw new ValueError(`${what} has to be an array of names, or of numbers from 1`);
}

/** What a function that chooses columns has returned. Throws {@link SeriesError} unless it is a choice. @internal */
export function chosenColumns(value: unknown): readonly (string | number)[] {
  return asSeriesError(() => columnsIn(value, "readSeries: the result of the function in columns", 1));
}

const readingOptions = {
  columns: {
    optional: true,
    check: (value, op, name) => (typeof value === "function" ? value : columnsIn(value, `${op}: ${name}`, 1)),
  },
  ahead: { optional: true, check: (value, op, name) => columnsIn(value, `${op}: ${name}`, 0) },
  time: {
    optional: true,
    check: (value, op, name) => {
      if (value === null || isColumn(value)) return value;
      throw new ValueError(`${op}: ${name} has to be a name, a number from 1, or null`);
    },
  },
  header: { optional: true, kind: "boolean" },
  format: { optional: true, words: ["csv", "json", "npy"] },
  delimiter: {
    optional: true,
    check: (value, op, name) => {
      if (typeof value === "string" && value.length === 1 && !'"\r\n\ufeff'.includes(value)) return value;
      throw new ValueError(`${op}: ${name} has to be one character, and no quote or line break`);
    },
  },
  decimal: { default: ".", words: [".", ","] },
  encoding: { optional: true, kind: "string" },
  missing: { default: "refuse", words: ["refuse", "interpolate", "forward", "drop"] },
  sort: { default: false },
  gaps: { default: "refuse", words: ["refuse", "fill", "keep"] },
} satisfies OptionTable<ReadOptions>;

/** The options with their defaults; those without one are found in the file. @internal */
export type Reading = ReadOptions & Required<Pick<ReadOptions, "decimal" | "missing" | "sort" | "gaps">>;

/** The options of a reader, checked. Throws {@link SeriesError}. @internal */
export function readReadingOptions(options: ReadOptions | undefined): Reading {
  const read: Reading = checkedOptions("readSeries", readingOptions, options) as Reading;
  if (read.gaps === "fill" && read.missing !== "interpolate" && read.missing !== "forward") {
    throw new SeriesError(
      "readSeries: gaps are filled as missing values are; the option missing has to be interpolate or forward",
    );
  }
  if (read.decimal === "," && read.delimiter === ",") {
    throw new SeriesError("readSeries: a comma cannot be both the decimal mark and the delimiter");
  }
  return read;
}
