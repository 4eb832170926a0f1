import { readNpy } from "@dz/ndarray";
import { SeriesError } from "../errors/series-error.ts";
import { columnIndex, placesAhead, refuseTwins } from "./choose-columns.ts";
import type { Reading } from "./read-options.ts";
import type { Table } from "./table.ts";

/** Whether bytes begin like an npy file. @internal */
export function isNpy(bytes: Uint8Array): boolean {
  return [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59].every((byte, i) => bytes[i] === byte);
}

/**
 * The table of an npy file: a column for an array [n], c columns for [n, c], named "column 1" and so on; NaN is a missing
 * value. Such a file has no times. Throws {@link SeriesError}.
 *
 * @internal
 */
export function npyTable(bytes: Uint8Array, { columns, time, missing, ahead = [] }: Reading): Table {
  const { shape, data } = read(bytes);
  const [n = 0, width = 1] = shape;
  if (shape.length < 1 || shape.length > 2) {
    throw new SeriesError(`the npy file has an array [${shape.join(", ")}], expected [n] or [n, columns]`);
  }
  if (time !== undefined && time !== null)
    throw new SeriesError("an npy file has no column of times; leave out the option time");
  if (n < 2 || width < 1)
    throw new SeriesError(`the npy file has ${n} rows and ${width} columns, a series needs at least two rows`);
  const all = Array.from({ length: width }, (_, i) => `column ${i + 1}`);
  const chosen = typeof columns === "function" ? columns(all) : columns;
  const indices = chosen?.map((column) => columnIndex(all, column)) ?? [...all.keys()];
  refuseTwins(all, indices);
  return {
    names: indices.map((index) => all[index] as string),
    columns: indices.map((index) =>
      Float64Array.from({ length: n }, (_, i) =>
        checked(Number(data[i * width + index]), i, index, missing === "refuse" && ahead.length === 0),
      ),
    ),
    times: null,
    timeName: null,
    timeForm: null,
    rows: Float64Array.from({ length: n }, (_, i) => i + 1),
    blankRows: 0,
    ahead: placesAhead(all, indices, ahead),
  };
}

function read(bytes: Uint8Array): ReturnType<typeof readNpy> {
  try {
    return readNpy(bytes);
  } catch (error) {
    throw error instanceof Error ? new SeriesError(error.message) : error;
  }
}

function checked(value: number, row: number, index: number, whole: boolean): number {
  const where = `row ${row + 1}, column ${index + 1}`;
  if (Number.isNaN(value) && whole) {
    throw new SeriesError(
      `${where}: the value is missing (NaN); the option missing says what to do: interpolate, forward or drop`,
    );
  }
  if (Math.abs(value) === Number.POSITIVE_INFINITY) {
    throw new SeriesError(`${where}: the value is infinite, a series needs finite numbers`);
  }
  return value;
}
