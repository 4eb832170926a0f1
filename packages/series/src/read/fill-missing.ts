import { SeriesError } from "../errors/series-error.ts";
import { shownName } from "./choose-columns.ts";
import type { Missing } from "./read-options.ts";
import { pickRows, type Table } from "./table.ts";

/** @internal */
export interface Filled {
  readonly table: Table;
  readonly droppedRows: number;
  readonly filledValues: number;
}

/**
 * The table without missing values. Throws {@link SeriesError} for those that have no value to be taken from: before the
 * first one and, between values, after the last one.
 *
 * @internal
 */
export function fillMissing(table: Table, missing: Missing): Filled {
  if (missing === "drop") return dropped(table);
  if (missing === "refuse") refuseMissing(table);
  let filledValues = 0;
  const columns = table.columns.map((values, c) => {
    const count = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0);
    if (count === 0) return values;
    filledValues += count;
    return filled(values, missing, (i) => `row ${table.rows[i]}, column ${shownName(table.names[c] as string)}`);
  });
  return { table: { ...table, columns }, droppedRows: 0, filledValues };
}

/** Throws {@link SeriesError} for the first row in which a value is missing. */
function refuseMissing({ columns, rows, names }: Table): void {
  for (const [i, row] of rows.entries()) {
    const c = columns.findIndex((values) => Number.isNaN(values[i]));
    if (c < 0) continue;
    throw new SeriesError(
      `row ${row}, column ${shownName(names[c] as string)}: the value is missing; the option missing says what to do: interpolate, forward or drop`,
    );
  }
}

function dropped(table: Table): Filled {
  const whole = [...table.rows.keys()].filter((i) => table.columns.every((values) => !Number.isNaN(values[i])));
  const droppedRows = table.rows.length - whole.length;
  if (whole.length < 2) {
    throw new SeriesError(
      `${whole.length === 0 ? "no row has" : "one row has"} a value in each column, a series needs at least two`,
    );
  }
  return { table: droppedRows === 0 ? table : pickRows(table, whole), droppedRows, filledValues: 0 };
}

function filled(values: Float64Array, missing: Missing, where: (i: number) => string): Float64Array {
  const result = values.slice();
  let last = -1;
  for (const [i, value] of values.entries()) {
    if (Number.isNaN(value)) {
      if (last < 0)
        throw new SeriesError(`${where(i)}: the value is missing, and there is none before it; drop the row`);
      if (missing === "forward") result[i] = values[last] as number;
      continue;
    }
    if (missing === "interpolate" && last >= 0) interpolate(result, last, i);
    last = i;
  }
  if (missing === "interpolate" && last < values.length - 1) {
    throw new SeriesError(
      `${where(last + 1)}: the value is missing, and there is none after it to interpolate; drop the row, or fill forward`,
    );
  }
  return result;
}

/** The values between two indices on the line between theirs, by rows. */
function interpolate(values: Float64Array, from: number, to: number): void {
  const [a, b] = [values[from] as number, values[to] as number];
  for (let i = from + 1; i < to; i++) {
    const part = (i - from) / (to - from);
    values[i] = a * (1 - part) + b * part; // never overflows
  }
}
