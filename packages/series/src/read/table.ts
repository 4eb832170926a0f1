import type { TimeForm } from "./time-form.ts";

/** The wanted columns of a file as they stand there: missing values are NaN, times in any order. @internal */
export interface Table {
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
  readonly times: Float64Array | null;
  readonly timeName: string | null;
  readonly timeForm: TimeForm | null;
  /** The number of each row in the file, for messages; NaN for rows that were added. */
  readonly rows: Float64Array;
  readonly blankRows: number;
  /** The indices of the columns that are known ahead. */
  readonly ahead: readonly number[];
}

/** The table with only some of its rows, in the order of their indices. @internal */
export function pickRows(table: Table, indices: ArrayLike<number>): Table {
  const pick = (values: Float64Array): Float64Array => Float64Array.from(indices, (i) => values[i] as number);
  return {
    ...table,
    columns: table.columns.map(pick),
    times: table.times === null ? null : pick(table.times),
    rows: pick(table.rows),
  };
}

/** The columns of a table by name. @internal */
export function columnsOf({ names, columns }: Table): Map<string, Float64Array> {
  return new Map(names.map((name, i) => [name, columns[i] as Float64Array]));
}
