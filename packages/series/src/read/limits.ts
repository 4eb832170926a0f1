/** The limits of the reader: beyond them a file is damaged or no series, and refusing it costs less than reading it. */
export const limits = {
  /** The characters of one row, or the bytes without any separator: what a quote that is never closed runs into. */
  row: 1_048_576,
  /** The columns of a file. */
  columns: 10_000,
  /** The rows of a file. */
  rows: 100_000_000,
  /** The characters of one JSON array, which is read as a whole; JSON lines and CSV stream. */
  json: 134_217_728,
  /** How many rows may be added for gaps, for each row that is there. */
  added: 10,
} as const;

/** How many rows at the beginning decide whether there is a header, and which column has the times. */
export const HEAD_ROWS = 1000;

/** How many characters, or bytes after the first that is not ASCII, decide about the delimiter and the encoding. */
export const SAMPLE = 65_536;
