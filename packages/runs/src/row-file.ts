/**
 * An npy file that grows by rows.
 *
 * NumPy leaves room in the header for the first length to grow. A row is written first, and then the header that counts
 * it: whenever the program ends, the file holds all rows that its header announces, and at most one row behind them.
 *
 * @module
 */
import { closeSync, fstatSync, fsyncSync, openSync, readSync } from "node:fs";
import { loadNpy, type NdArray, saveNpy, ValueError, zeros } from "@dz/ndarray";
import { quote, RunError } from "./run-error.ts";
import { writeAll } from "./whole-file.ts";

/** How long the header of such a file is, for any number of rows and any width. */
export const HEADER_SIZE = 128;

/** The most bytes that are read into one array. */
const MAX_BYTES = 2 ** 30;

/** Writes rows of float64 numbers, a file `[rows, width]`. */
export class RowWriter {
  private readonly file: number;
  private readonly width: number;
  private readonly empty: string;

  /** Makes the file, with no rows yet. Fails if there is one already. */
  constructor(path: string, width: number) {
    this.width = width;
    this.empty = headerOf(width);
    this.file = openSync(path, "wx");
  }

  /** Writes a row behind `index` others. Throws {@link ValueError} if it does not have the width of the file. */
  write(row: Float64Array, index: number): void {
    if (row.length !== this.width) {
      throw new ValueError(`append: ${row.length} predictions, but ${this.width} in the epochs before`);
    }
    const bytes = new Uint8Array(row.buffer, row.byteOffset, row.byteLength);
    if (index === 0) writeAll(this.file, Buffer.from(this.empty, "latin1"), 0);
    writeAll(this.file, bytes, HEADER_SIZE + index * row.byteLength);
    writeAll(this.file, Buffer.from(recount(this.empty, index + 1), "latin1"), 0);
  }

  /** Brings all rows to the disk. */
  sync(): void {
    fsyncSync(this.file);
  }

  close(): void {
    closeSync(this.file);
  }
}

/** The header of a file without rows. */
function headerOf(width: number): string {
  return Buffer.from(saveNpy(zeros([0, width]))).toString("latin1");
}

/** A header with another number of rows and as long as before, with more or fewer blanks at its end, as NumPy writes it. */
function recount(header: string, rows: number): string {
  const counted = header.replace(/'shape': \(\d+,/, `'shape': (${rows},`);
  return `${counted.trimEnd().padEnd(HEADER_SIZE - 1)}\n`;
}

/** What the file of a {@link RowWriter} holds. */
export interface Rows {
  /** How many rows the header announces. */
  readonly rows: number;
  /** How many bytes a row has. */
  readonly rowSize: number;
  /** How many bytes come behind the rows. */
  readonly surplus: number;
}

/** Reads the header of the file of a {@link RowWriter}; throws {@link RunError} with `where` if it is none. */
export function inspectRows(path: string, where: string): Rows {
  return withFile(path, where, ({ rows, rowSize, surplus }) => ({ rows, rowSize, surplus }));
}

/** Reads the rows from `start` up to but without `stop`, of which the file has enough: an array `[rows, width]`. */
export function readRows(path: string, start: number, stop: number, where: string): NdArray {
  return withFile(path, where, ({ file, header, rows, rowSize }) => {
    if (rows < stop) throw new RunError(`${where} has ${rows} rows now, expected ${stop}`);
    const bytes = (stop - start) * rowSize;
    if (bytes > MAX_BYTES) {
      throw new RunError(
        `${where}: ${stop - start} rows have ${bytes} bytes, at most ${MAX_BYTES} are read at once; ask for fewer rows`,
      );
    }
    const part = Buffer.alloc(HEADER_SIZE + bytes);
    part.write(recount(header, stop - start), "latin1");
    const target = part.subarray(HEADER_SIZE);
    if (readAt(file, target, HEADER_SIZE + start * rowSize) < bytes) throw new RunError(`${where} has become shorter`);
    return loadNpy(part);
  });
}

interface OpenRows extends Rows {
  readonly file: number;
  readonly header: string;
}

function withFile<T>(path: string, where: string, read: (file: OpenRows) => T): T {
  const file = openSync(path, "r");
  try {
    const start = Buffer.alloc(HEADER_SIZE);
    const text = start.subarray(0, readAt(file, start, 0)).toString("latin1");
    const [, rows = 0, width = 0] = /'shape': \((\d{1,15}), (\d{1,9})\)/.exec(text)?.map(Number) ?? [];
    const header = headerOf(width);
    if (text !== recount(header, rows)) {
      throw new RunError(`${where} is not an npy file with rows of float64 numbers, it begins with ${quote(text)}`);
    }
    const rowSize = width * 8;
    const surplus = fstatSync(file).size - HEADER_SIZE - rows * rowSize;
    if (surplus < 0) throw new RunError(`${where} is cut off, ${-surplus} bytes of its ${rows} rows are missing`);
    return read({ file, header, rows, rowSize, surplus });
  } finally {
    closeSync(file);
  }
}

/** Fills `target` from a position of a file; the result is how many bytes were there. */
function readAt(file: number, target: Uint8Array, position: number): number {
  let done = 0;
  while (done < target.length) {
    const count = readSync(file, target, done, target.length - done, position + done);
    if (count === 0) break;
    done += count;
  }
  return done;
}
