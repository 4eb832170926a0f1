import { fillMissing } from "./fill-missing.ts";
import { closeGaps, hasTimes, orderTimes } from "./order-times.ts";
import type { Reading } from "./read-options.ts";
import type { Series } from "./series.ts";
import type { Table } from "./table.ts";

/** The series of a table: in the order of its times, without gaps and missing values, as the options say. @internal */
export function arrange(read: Table, { sort, gaps, missing }: Reading): Series {
  const ordered = hasTimes(read) ? orderTimes(read, sort) : null;
  const closed = ordered === null ? null : closeGaps(ordered.table, gaps);
  const { table, droppedRows, filledValues } = fillMissing(closed?.table ?? read, missing);
  return {
    names: table.names,
    columns: new Map(table.names.map((name, i) => [name, table.columns[i] as Float64Array])),
    length: table.rows.length,
    times: table.times,
    step: closed?.step ?? null,
    timeName: table.timeName,
    timeForm: table.timeForm,
    notes: {
      sorted: ordered?.sorted ?? false,
      blankRows: table.blankRows,
      addedRows: closed?.addedRows ?? 0,
      droppedRows,
      filledValues,
    },
  };
}
