import { SeriesError } from "../errors/series-error.ts";
import { shownName } from "./choose-columns.ts";
import { type Filled, fillMissing } from "./fill-missing.ts";
import type { Missing } from "./read-options.ts";
import type { Table } from "./table.ts";

/**
 * The table without missing values, and apart from it the rows at its end in which only columns have values that are known
 * ahead: of these columns alone, or null without such rows. Throws {@link SeriesError} for values that have none to be taken
 * from; in the rows at the end none may be dropped, as the steps of the others would shift.
 *
 * @internal
 */
export function fillAhead(table: Table, missing: Missing): Filled & { readonly ahead: Table | null } {
  const { rows, columns, ahead, names } = table;
  const others = columns.filter((_, c) => !ahead.includes(c));
  let end = rows.length;
  while (ahead.length > 0 && end > 0 && others.every((values) => Number.isNaN(values[end - 1]))) end--;
  if (end === rows.length) return { ...fillMissing(table, missing), ahead: null };
  if (end < 2) {
    const which = names.filter((_, c) => !ahead.includes(c)).map(shownName);
    throw new SeriesError(
      `${end === 0 ? "no row has" : "one row has"} a value of ${which.join(" or ")}, a series needs at least two`,
    );
  }
  // Between the last value of a known column beside the series and its first one after that, both count.
  const known = pickColumns(table, ahead);
  const filled = missing === "drop" ? { table: known, filledValues: 0 } : fillMissing(known, missing);
  const whole = columns.map((values, c) => filled.table.columns[ahead.indexOf(c)] ?? values);
  const past = fillMissing(slice({ ...table, columns: whole }, 0, end), missing);
  const future = slice(filled.table, end, rows.length);
  return {
    ...past,
    filledValues: past.filledValues + filled.filledValues,
    ahead: fillMissing(future, "refuse").table,
  };
}

function pickColumns(table: Table, indices: readonly number[]): Table {
  return {
    ...table,
    names: indices.map((c) => table.names[c] as string),
    columns: indices.map((c) => table.columns[c] as Float64Array),
  };
}

function slice(table: Table, from: number, to: number): Table {
  return {
    ...table,
    columns: table.columns.map((values) => values.slice(from, to)),
    times: table.times === null ? null : table.times.slice(from, to),
    rows: table.rows.slice(from, to),
  };
}
