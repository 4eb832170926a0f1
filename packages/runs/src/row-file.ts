/**
 * An npy file that grows by rows.
 *
 * NumPy pads the header so that the first length can grow in place. A row is written before the header that counts it:
 * at any moment the file has all rows that its header announces, and at most one row after them.
 *
 * @module
 */
import { loadNpy, type NdArray, saveNpy, ValueError, zeros } from "@dz/ndarray";
import type { FileSystem } from "./file-system.ts";
import { RunError } from "./run-error.ts";
import { quietly, readAt, withFile, writeAll } from "./whole-file.ts";

/** The size of the header, for any number of rows and any width. */
export const HEADER_SIZE = 128;

/** The most bytes to read into one array. */
export const MAX_BYTES: number = 2 ** 30;

/** Writes rows of float64 numbers into an npy file `[rows, width]`. */
export class RowWriter {
  private readonly fs: FileSystem;
  /** The file descriptor. */
  readonly file: number;
  private readonly width: number;
  private readonly empty: string;

  /**
   * Creates the file without rows; fails if it exists. With `rows` it continues a file with this many rows of this
   * width: everything after them is truncated, and the header is rewritten.
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
      this.count(rows); // first, so that at any moment the file has all rows that its header announces
      this.fs.truncate(this.file, HEADER_SIZE + rows * this.width * 8);
    } catch (error) {
      quietly(() => this.close());
      throw error;
    }
  }

  /** Writes the row with this index. Throws {@link ValueError} for another width than that of the file. */
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

  /** Syncs the file to the disk. */
  sync(): void {
    this.fs.sync(this.file);
  }

  close(): void {
    this.fs.close(this.file);
  }
}

/** The bytes of a row in the file. */
export function bytesOf(row: Float64Array): Uint8Array {
  return new Uint8Array(row.buffer, row.byteOffset, row.byteLength);
}

/** The header of a file without rows. */
function headerOf(width: number): string {
  return Buffer.from(saveNpy(zeros([0, width]))).toString("latin1");
}

/** A header for another number of rows, padded to the same length, as NumPy does. */
function recount(header: string, rows: number): string {
  const counted = header.replace(/'shape': \(\d+,/, `'shape': (${rows},`);
  return `${counted.trimEnd().padEnd(HEADER_SIZE - 1)}\n`;
}

/** The dimensions of the file of a {@link RowWriter}. */
export interface Rows {
  /** The number of rows that the header announces. */
  readonly rows: number;
  /** The size of a row in bytes. */
  readonly rowSize: number;
  /** The number of bytes after the rows. */
  readonly surplus: number;
}

/**
 * Reads the header of the file of a {@link RowWriter}; throws {@link RunError}, which begins with `where`, for another
 * file.
 */
export function inspectRows(fs: FileSystem, path: string, where: string): Rows {
  return withFile(fs, path, "r", (file) => inspect(fs, file, where));
}

/**
 * Reads the rows from `start` to before `stop`: an array `[stop − start, width]`. Throws {@link RunError} if the file
 * has fewer.
 */
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
