import { SeriesError } from "../errors/series-error.ts";
import { columnIndex, placesAhead, refuseTwins, shownName } from "./choose-columns.ts";
import { type FoundTimes, findTimes, timesOf, wrongTime } from "./find-times.ts";
import { Growing } from "./growing.ts";
import { HEAD_ROWS, limits } from "./limits.ts";
import { isMissing, numberIn, whyNoNumber } from "./number-cell.ts";
import { chosenColumns, type Reading } from "./read-options.ts";
import type { Row, RowSink } from "./rows.ts";
import { counted, shownText } from "./shown-text.ts";
import type { Table } from "./table.ts";
import { timeReaderFor } from "./time-reader.ts";

/** What is known once the first rows are. */
interface Plan {
  readonly width: number;
  readonly times: FoundTimes | null;
  /** The first row with a time, for messages. */
  readonly timeLike: { readonly text: string; readonly number: number } | null;
  readonly wanted: readonly { readonly index: number; readonly name: string; readonly values: Growing }[];
  readonly timeName: string | null;
  /** The places among the wanted columns of those that are known ahead. */
  readonly ahead: readonly number[];
}

/**
 * Makes numbers of the rows of a file: the first 1000 decide what the columns are, the rest are read one by one, and only
 * what is wanted is kept. Throws {@link SeriesError} with the row and the column of what cannot be read.
 *
 * @internal
 */
export class TableBuilder implements RowSink {
  readonly #options: Reading;
  readonly #times: Growing = new Growing();
  readonly #rows: Growing = new Growing();
  #names: readonly string[] | undefined;
  #head: Row[] = [];
  #plan: Plan | undefined;
  /** Blank rows since the last one with cells: at the end of a file they mean nothing. */
  #blank: number[] = [];
  #skipped = 0;

  constructor(options: Reading) {
    this.#options = options;
  }

  names(names: readonly string[]): void {
    this.#names = names;
  }

  row(row: Row): void {
    if (this.#plan !== undefined) this.#add(row, this.#plan);
    else {
      this.#head.push(row);
      if (this.#head.length > HEAD_ROWS) this.#begin();
    }
  }

  /** The table of all rows. */
  end(): Table {
    const plan = this.#plan ?? this.#begin();
    const count = this.#rows.length;
    if (count === 0)
      throw new SeriesError("the file has no values, only names of columns; a series needs at least two rows");
    if (count === 1) throw new SeriesError("the file has one row of values, a series needs at least two");
    return {
      names: plan.wanted.map(({ name }) => name),
      columns: plan.wanted.map(({ values }) => values.toArray()),
      times: plan.times === null ? null : this.#times.toArray(),
      timeName: plan.timeName,
      timeForm: plan.times?.reader.form ?? null,
      rows: this.#rows.toArray(),
      blankRows: this.#skipped,
      ahead: plan.ahead,
    };
  }

  #begin(): Plan {
    const rows = this.#head;
    this.#head = [];
    let names = this.#names;
    if (names === undefined) {
      const first = rows.findIndex(({ cells }) => cells.some((cell) => cell.trim() !== ""));
      if (first < 0) throw new SeriesError("the file is empty");
      const header = headerOf((rows[first] as Row).cells, this.#options);
      rows.splice(0, header.isHeader ? first + 1 : first);
      names = header.names;
    }
    if (names.length > limits.columns) {
      throw new SeriesError(
        `the file has ${names.length} columns, at most ${limits.columns} are read; is the delimiter right?`,
      );
    }
    this.#plan = planOf(names, rows, this.#options);
    for (const row of rows) this.#add(row, this.#plan);
    return this.#plan;
  }

  #add(row: Row, plan: Plan): void {
    if (row.cells.every((cell) => cell.trim() === "")) {
      this.#blank.push(row.number);
      return;
    }
    this.#addBlank(plan);
    const { cells, number } = row;
    if (
      cells.length !== plan.width &&
      !(cells.length > plan.width && cells.slice(plan.width).every((cell) => cell.trim() === ""))
    ) {
      throw new SeriesError(
        `row ${number}: has ${counted(cells.length, "cell")}, the first row ${plan.width}; a cell with the delimiter in it needs quotes`,
      );
    }
    if (this.#rows.length >= limits.rows) throw new SeriesError(`the file has more than ${limits.rows} rows`);
    if (plan.times !== null) this.#times.push(this.#timeIn(row, plan.times, plan));
    for (const { index, name, values } of plan.wanted)
      values.push(this.#numberIn((cells[index] as string).trim(), number, name));
    this.#rows.push(number);
  }

  /** Blank rows between others: without times each is a missing value, with times it is nothing. */
  #addBlank(plan: Plan): void {
    if (this.#blank.length === 0) return;
    if (plan.times !== null || this.#rows.length === 0) this.#skipped += this.#blank.length;
    else {
      for (const number of this.#blank) {
        for (const { name, values } of plan.wanted) values.push(this.#numberIn("", number, name));
        this.#rows.push(number);
      }
    }
    this.#blank = [];
  }

  #timeIn({ cells, number }: Row, { index, reader }: FoundTimes, { timeLike, timeName }: Plan): number {
    const text = (cells[index] as string).trim();
    const time = reader.read(text);
    if (!Number.isNaN(time)) return time;
    const why = isMissing(text) ? "the time is missing" : wrongTime(text, timeLike);
    throw new SeriesError(`row ${number}, column ${shownName(timeName as string)}: ${why}`);
  }

  #numberIn(cell: string, row: number, name: string): number {
    const number = numberIn(cell, this.#options.decimal);
    if (number - number === 0) return number; // finite
    const where = `row ${row}, column ${shownName(name)}`;
    if (!isMissing(cell)) {
      const isText = this.#options.columns === undefined && !/\d/.test(cell);
      const advice = isText ? "; the option columns says which columns to read" : "";
      throw new SeriesError(`${where}: ${whyNoNumber(cell, this.#options.decimal)}${advice}`);
    }
    // With columns that are known ahead, only the end of the file says which values are missing.
    if (this.#options.missing !== "refuse" || (this.#options.ahead ?? []).length > 0) return Number.NaN;
    const cause = cell === "" ? "" : ` (${shownText(cell)})`;
    throw new SeriesError(
      `${where}: the value is missing${cause}; the option missing says what to do: interpolate, forward or drop`,
    );
  }
}

/** The names in the first row, or "column 1" and so on if it has only values. */
function headerOf(
  row: readonly string[],
  { header, decimal }: Reading,
): { readonly names: readonly string[]; readonly isHeader: boolean } {
  const cells = row.map((cell) => cell.trim());
  const isValue = (cell: string): boolean =>
    isMissing(cell) || !Number.isNaN(numberIn(cell, decimal)) || timeReaderFor([cell]) !== null;
  const isHeader = header ?? !cells.every(isValue);
  return { names: cells.map((cell, i) => (isHeader && cell !== "" ? cell : `column ${i + 1}`)), isHeader };
}

function planOf(names: readonly string[], head: readonly Row[], { columns, time, ahead = [] }: Reading): Plan {
  const named = typeof columns === "function" ? undefined : columns?.map((column) => columnIndex(names, column));
  const times =
    time === null
      ? null
      : time !== undefined
        ? timesOf(names, head, columnIndex(names, time))
        : findTimes(names, head, new Set(named));
  const free = [...names.keys()].filter((index) => index !== times?.index && !isEmpty(names, head, index));
  const chosen =
    typeof columns === "function" && !isBlank(head) // without rows nothing says which column has the times
      ? chosenColumns(columns(free.map((index) => names[index] as string))).map((column) => columnIndex(names, column))
      : named;
  if (times !== null && chosen?.includes(times.index)) {
    throw new SeriesError(
      `the column ${shownName(names[times.index] as string)} cannot have both the times and the values`,
    );
  }
  const indices = chosen ?? free;
  if (indices.length === 0) throw new SeriesError("the file has a column of times, and none with values");
  refuseTwins(names, indices);
  const first = times === null ? undefined : head.find(({ cells }) => cells.length > times.index);
  return {
    width: names.length,
    times,
    timeName: times === null ? null : (names[times.index] as string),
    timeLike:
      first === undefined ? null : { text: (first.cells[times?.index ?? 0] as string).trim(), number: first.number },
    ahead: placesAhead(names, indices, ahead),
    wanted: indices.map((index) => ({ index, name: names[index] as string, values: new Growing() })),
  };
}

const isBlank = (rows: readonly Row[]): boolean => rows.every(({ cells }) => cells.every((cell) => cell.trim() === ""));

/** Whether a column has neither a name nor values, as spreadsheets write them at the right end. */
function isEmpty(names: readonly string[], head: readonly Row[], index: number): boolean {
  return names[index] === `column ${index + 1}` && head.every(({ cells }) => (cells[index] ?? "").trim() === "");
}
