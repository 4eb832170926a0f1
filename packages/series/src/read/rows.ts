/** A row of a file, as texts; `where` it is for messages. @internal */
export interface Row {
  readonly cells: readonly string[];
  /** Its number in the file, from 1; blank rows and the header count, as in a spreadsheet. */
  readonly number: number;
}

/** What takes the rows of a file. @internal */
export interface RowSink {
  /** Takes a row. A blank one has no cells. */
  row(row: Row): void;
  /** Takes the names of the columns, from files whose rows name them. */
  names(names: readonly string[]): void;
}

/** What makes rows of text that comes in pieces. @internal */
export interface RowSource {
  push(text: string): void;
  end(): void;
}
