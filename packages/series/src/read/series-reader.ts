import { checkPiece } from "../errors/checks.ts";
import { SeriesError } from "../errors/series-error.ts";
import { arrange } from "./arrange.ts";
import { CsvRows } from "./csv-rows.ts";
import { JsonRows } from "./json-rows.ts";
import { isNpy, npyTable } from "./npy-table.ts";
import { type Reading, type ReadOptions, readReadingOptions } from "./read-options.ts";
import type { RowSource } from "./rows.ts";
import type { Series } from "./series.ts";
import { TableBuilder } from "./table-builder.ts";
import { TextDecoding } from "./text-decoding.ts";

const PIECE = 262_144;

/**
 * Reads a series from a file that comes in pieces: bytes, or text. Memory holds the wanted columns, 8 bytes a value and as
 * many for the number and the time of each row, and the piece at hand; only npy files and JSON arrays are held as a whole.
 *
 * `push` and `end` throw {@link SeriesError}, whose message is one line, as soon as it is known that the file cannot be read.
 */
export class SeriesReader {
  static get name(): string {
    return "SeriesReader";
  }

  readonly #options: Reading;
  readonly #table: TableBuilder;
  readonly #decoding: TextDecoding;
  #rows: RowSource | undefined;
  /** Bytes of an npy file, or the first six of any. */
  #bytes: Uint8Array[] = [];
  #kind: "npy" | "text" | undefined;
  /** White space before the first character, which says what the file is. */
  #space = "";
  #ended = false;

  constructor(options?: ReadOptions) {
    this.#options = readReadingOptions(options);
    this.#table = new TableBuilder(this.#options);
    this.#decoding = new TextDecoding(this.#options.encoding);
    if (this.#options.format !== undefined) this.#kind = this.#options.format === "npy" ? "npy" : "text";
  }

  /** Takes the next piece of the file, bytes or a text. */
  push(piece: Uint8Array | string): void {
    checkPiece("SeriesReader", piece);
    if (this.#ended) throw new SeriesError("SeriesReader: the file has ended, make a reader for another one");
    // A whole file is taken in pieces too: the rows of one of them are held as texts.
    for (let at = 0; at < piece.length; at += PIECE) {
      if (typeof piece === "string") this.#text(piece.slice(at, at + PIECE));
      else this.#take(piece.subarray(at, at + PIECE));
    }
  }

  /** The series, after the last piece. */
  end(): Series {
    if (this.#ended) throw new SeriesError("SeriesReader: the file has ended, make a reader for another one");
    if (this.#kind === undefined) this.#decide();
    this.#ended = true;
    if (this.#kind === "npy") return arrange(npyTable(joined(this.#bytes), this.#options), this.#options);
    this.#text(this.#decoding.end());
    this.#rows?.end();
    return arrange(this.#table.end(), this.#options);
  }

  #take(piece: Uint8Array): void {
    if (this.#kind === "text") {
      this.#text(this.#decoding.push(piece));
      return;
    }
    this.#bytes.push(piece);
    const length = this.#bytes.reduce((sum, bytes) => sum + bytes.length, 0);
    if (this.#kind === undefined && length >= 6) this.#decide();
  }

  /** What the file is, by its first bytes. */
  #decide(): void {
    const first = joined(this.#bytes);
    refuseOthers(first);
    this.#kind = isNpy(first) ? "npy" : "text";
    if (this.#kind === "npy") return;
    this.#bytes = [];
    this.#text(this.#decoding.push(first));
  }

  #text(text: string): void {
    const zero = text.indexOf("\0");
    if (zero >= 0)
      throw new SeriesError(
        "the file has a zero byte, which no text has; is it UTF-16 without a mark, or no text at all?",
      );
    if (this.#rows === undefined) {
      const held = this.#space + text.replace(/^\ufeff/, "");
      const start = held.trimStart();
      if (start === "" && !this.#ended) {
        this.#space = held.slice(0, 1000);
        return;
      }
      const isJson = this.#options.format === undefined ? /^[[{]/.test(start) : this.#options.format === "json";
      this.#rows = isJson
        ? new JsonRows(this.#table, this.#options.columns !== undefined)
        : new CsvRows(this.#table, this.#options.delimiter, this.#options.decimal);
      this.#rows.push(held);
    } else this.#rows.push(text);
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Files that people take for CSV, by their first bytes. */
function refuseOthers(bytes: Uint8Array): void {
  const [a, b, c, d] = bytes;
  if (a === 0x50 && b === 0x4b && c === 3 && d === 4) {
    throw new SeriesError("the file is a workbook or another zip archive, not text; save the sheet as CSV");
  }
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) {
    throw new SeriesError("the file is a workbook of an old form, not text; save the sheet as CSV");
  }
  if (a === 0x1f && b === 0x8b) throw new SeriesError("the file is compressed by gzip; unpack it first");
}
