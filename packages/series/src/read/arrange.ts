import { fillAhead } from "./fill-ahead.ts";
import { closeGaps, hasTimes, orderTimes } from "./order-times.ts";
import type { Reading } from "./read-options.ts";
import type { Series } from "./series.ts";
import { columnsOf, type Table } from "./table.ts";

/** The series of a table: in the order of its times, without gaps and missing values, as the options say. @internal */
export function arrange(read: Table, { sort, gaps, missing }: Reading): Series {
  const ordered = hasTimes(read) ? orderTimes(read, sort) : null;
  const closed = ordered === null ? null : closeGaps(ordered.table, gaps);
  const { table, ahead, droppedRows, filledValues } = fillAhead(closed?.table ?? read, missing);
  return {
    names: table.names,
    columns: columnsOf(table),
    length: table.rows.length,
    times: table.times,
    step: closed?.step ?? null,
    timeName: table.timeName,
    timeForm: table.timeForm,
    ahead: ahead === null ? null : { columns: columnsOf(ahead), length: ahead.rows.length, times: ahead.times },
    notes: {
      sorted: ordered?.sorted ?? false,
      blankRows: table.blankRows,
      addedRows: closed?.addedRows ?? 0,
      droppedRows,
      filledValues,
    },
  };
}
