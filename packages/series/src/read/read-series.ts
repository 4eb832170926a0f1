import { shown } from "@dz/ndarray";
import { SeriesError } from "../errors/series-error.ts";
import type { ReadOptions } from "./read-options.ts";
import type { Series } from "./series.ts";
import { SeriesReader } from "./series-reader.ts";

/**
 * The series in a file: CSV, TSV and the like, JSON (an object a line, or an array of objects), or npy. What it is, its
 * encoding, its delimiter and its column of times are found, unless options say them.
 *
 * Nothing is guessed about values: a cell that is no number, a value that is missing, and times that go backwards, occur
 * twice or leave gaps are a {@link SeriesError} that names the row and the column, unless options say what to do.
 */
export function readSeries(file: Uint8Array | string, options?: ReadOptions): Series {
  const reader = new SeriesReader(options);
  reader.push(file);
  return reader.end();
}

/**
 * Like {@link readSeries}, of a file that comes in pieces: a stream of Node, the body of a response, or any other source of
 * bytes or texts.
 */
export async function readSeriesStream(
  pieces: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
  options?: ReadOptions,
): Promise<Series> {
  const reader = new SeriesReader(options);
  if (!isIterable(pieces)) {
    throw new SeriesError(`readSeriesStream: got ${shown(pieces)}, expected a stream of bytes or texts`);
  }
  for await (const piece of pieces) reader.push(piece);
  return reader.end();
}

function isIterable(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return typeof value === "string";
  return Symbol.asyncIterator in value || Symbol.iterator in value;
}
