/**
 * The options that say how a file is read, of all commands that read one.
 *
 * @module
 */
import { type Command, choice, flag, type Given, oneOf, path, takes, takesPath, UsageError } from "@dz/command-line";
import type { Gaps, Missing } from "@dz/series";

/** Where a series is, and how it is read. */
export interface ReadingOptions {
  /** The absolute path of the file. */
  readonly data: string;
  /** The column of the series, by name or number; null for the only one. */
  readonly column: string | null;
  /** The column of the times; null if it is to be found. */
  readonly time: string | null;
  readonly missing: Missing;
  readonly sort: boolean;
  readonly gaps: Gaps;
  readonly decimal: "." | ",";
  /** A label of TextDecoder; null if it is to be found. */
  readonly encoding: string | null;
  /** One character; null if it is to be found. */
  readonly delimiter: string | null;
}

/** The name of an option that says how a file is read. */
export type ReadingOption = keyof ReadingOptions;

export const readingOptions: Command<ReadingOption>["options"] = {
  data: takesPath("FILE", "sales.csv", "a series in a CSV, TSV, JSON lines or npy file"),
  column: takes("NAME", "price", "the column of the series, by name or by number from 1 (the only one)"),
  time: takes("NAME", "date", "the column of the times (found)"),
  missing: takes("HOW", "interpolate", "what to do with missing values: refuse, interpolate, forward or drop (refuse)"),
  sort: flag("put the rows in the order of their times"),
  gaps: takes(
    "HOW",
    "fill",
    "what to do where times are missing: refuse, fill (as --missing says) or keep the rows as they are (refuse)",
  ),
  decimal: takes("MARK", "comma", "the decimal mark, comma or point (point)"),
  encoding: takes("NAME", "shift_jis", "such as utf-8, shift_jis or windows-1252 (found)"),
  delimiter: takes("CHAR", "tab", "what separates columns, one character or tab (found)"),
};

const missings = ["refuse", "interpolate", "forward", "drop"] as const satisfies readonly Missing[];
const gapses = ["refuse", "fill", "keep"] as const satisfies readonly Gaps[];

/** Reads these options; null without a file. Throws {@link UsageError}. */
export function parseReading(given: Given<ReadingOption>, cwd: string): ReadingOptions | null {
  const data = path("data", given, cwd, "a file");
  if (data === null) return null;
  const missing = choice("missing", given, missings, "refuse");
  const gaps = choice("gaps", given, gapses, "refuse");
  if (gaps === "fill" && missing !== "interpolate" && missing !== "forward") {
    throw new UsageError("--gaps fill needs --missing interpolate or --missing forward, which say with what");
  }
  const decimal = choice("decimal", given, ["comma", "point"], "point") === "comma" ? "," : ".";
  const delimiter = delimiterIn(given.delimiter);
  if (decimal === "," && delimiter === ",") {
    throw new UsageError("--decimal comma, --delimiter ,: a comma cannot be both");
  }
  return {
    data,
    column: columnName("column", given.column),
    time: columnName("time", given.time),
    missing,
    sort: given.sort !== undefined,
    gaps,
    decimal,
    encoding: encodingIn(given.encoding),
    delimiter,
  };
}

function columnName(option: string, text: string | undefined): string | null {
  if (text === "") throw new UsageError(`--${option} takes the name of a column, or its number from 1, got ""`);
  return text ?? null;
}

function delimiterIn(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (text === "tab" || text === "\\t") return "\t";
  if (text.length === 1 && !'"\r\n\ufeff'.includes(text)) return text;
  throw new UsageError(`--delimiter takes one character, but no quote, or tab, got ${JSON.stringify(text)}`);
}

function encodingIn(text: string | undefined): string | null {
  if (text === undefined) return null;
  try {
    new TextDecoder(text);
  } catch {
    // The hint of a near name is that of the usual ones.
    return oneOf("--encoding", text, ["utf-8", "utf-16le", "shift_jis", "euc-jp", "windows-1252"]);
  }
  return text;
}
