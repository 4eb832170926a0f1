/**
 * An npy file that grows by rows.
 *
 * NumPy leaves room in the header for the first length to grow. A row is written first, and then the header that counts
 * it: whenever the program ends, the file holds all rows that its header announces, and at most one row behind them.
 *
 * @module
 */
import { loadNpy, type NdArray, saveNpy, ValueError, zeros } from "@dz/ndarray";
import type { FileSystem } from "./file-system.ts";
import { RunError } from "./run-error.ts";
import { quietly, readAt, withFile, writeAll } from "./whole-file.ts";

/** How long the header of such a file is, for any number of rows and any width. */
export const HEADER_SIZE = 128;

/** The most bytes that are read into one array. */
export const MAX_BYTES: number = 2 ** 30;

/** Writes rows of float64 numbers, a file `[rows, width]`. */
export class RowWriter {
  private readonly fs: FileSystem;
  /** The open file. */
  readonly file: number;
  private readonly width: number;
  private readonly empty: string;

  /**
   * Makes the file, with no rows yet; fails if there is one already. With `rows` it goes on in a file that has so many of
   * this width: what comes behind them is cut off, and the header is written anew.
   */
  constructor(fs: FileSystem, path: string, width: number, rows: number = 0) {
    this.fs = fs;
    this.width = width;
    this.empty = headerOf(width);
    this.file = fs.open(path, rows === 0 ? "wx" : "r+");
    if (rows > 0) this.cutTo(rows);
  }

  private cutTo(rows: number): void {
    try {
      this.count(rows); // first, so that the file has at any moment all rows that its header announces
      this.fs.truncate(this.file, HEADER_SIZE + rows * this.width * 8);
    } catch (error) {
      quietly(() => this.close());
      throw error;
    }
  }

  /** Writes a row behind `index` others. Throws {@link ValueError} if it does not have the width of the file. */
  write(row: Float64Array, index: number): void {
    if (row.length !== this.width) {
      throw new ValueError(`append: ${row.length} predictions, but ${this.width} in the epochs before`);
    }
    if (index === 0) this.count(0);
    writeAll(this.fs, this.file, bytesOf(row), HEADER_SIZE + index * row.byteLength);
    this.count(index + 1);
  }

  private count(rows: number): void {
    writeAll(this.fs, this.file, Buffer.from(recount(this.empty, rows), "latin1"), 0);
  }

  /** Brings all rows to the disk. */
  sync(): void {
    this.fs.sync(this.file);
  }

  close(): void {
    this.fs.close(this.file);
  }
}

/** The bytes of a row as they are in the file. */
export function bytesOf(row: Float64Array): Uint8Array {
  return new Uint8Array(row.buffer, row.byteOffset, row.byteLength);
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
export function inspectRows(fs: FileSystem, path: string, where: string): Rows {
  return withFile(fs, path, "r", (file) => inspect(fs, file, where));
}

/** Reads the rows from `start` up to but without `stop`, of which the file has enough: an array `[rows, width]`. */
export function readRows(fs: FileSystem, path: string, start: number, stop: number, where: string): NdArray {
  return withFile(fs, path, "r", (file) => {
    const { rows, rowSize } = inspect(fs, file, where);
    if (rows < stop) throw new RunError(`${where} has ${rows} rows now, expected ${stop}`);
    const bytes = (stop - start) * rowSize;
    if (bytes > MAX_BYTES) {
      throw new RunError(
        `${where}: ${stop - start} rows have ${bytes} bytes, at most ${MAX_BYTES} are read at once; ask for fewer rows`,
      );
    }
    const part = Buffer.alloc(HEADER_SIZE + bytes);
    part.write(recount(headerOf(rowSize / 8), stop - start), "latin1");
    const target = part.subarray(HEADER_SIZE);
    if (readAt(fs, file, target, HEADER_SIZE + start * rowSize) < bytes) {
      throw new RunError(`${where} has become shorter`);
    }
    return loadNpy(part);
  });
}

function inspect(fs: FileSystem, file: number, where: string): Rows {
  const start = Buffer.alloc(HEADER_SIZE);
  const text = start.subarray(0, readAt(fs, file, start, 0)).toString("latin1");
  const [, rows = 0, width = 0] = /'shape': \((\d{1,15}), (\d{1,9})\)/.exec(text)?.map(Number) ?? [];
  if (text !== recount(headerOf(width), rows)) {
    throw new RunError(`${where} is not an npy file with rows of float64 numbers`);
  }
  const rowSize = width * 8;
  const surplus = fs.fstat(file).size - HEADER_SIZE - rows * rowSize;
  if (surplus < 0) throw new RunError(`${where} is cut off, ${-surplus} bytes of its ${rows} rows are missing`);
  return { rows, rowSize, surplus };
}
