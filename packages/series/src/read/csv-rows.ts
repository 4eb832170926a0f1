import Papa from "papaparse";
import { SeriesError } from "../errors/series-error.ts";
import { limits, SAMPLE } from "./limits.ts";
import type { RowSink, RowSource } from "./rows.ts";

/**
 * The rows of CSV, TSV and the like (RFC 4180: quotes around cells, doubled within them), from text that comes in pieces.
 * Line breaks may be LF, CRLF or CR, also mixed. Throws {@link SeriesError} for a quote without its other one.
 *
 * @internal
 */
export class CsvRows implements RowSource {
  readonly #sink: RowSink;
  readonly #decimal: "." | ",";
  #delimiter: string | undefined;
  #held = "";
  /** A carriage return at the end of a piece may be half of a line break. */
  #halfBreak = false;
  #rows = 0;

  constructor(sink: RowSink, delimiter: string | undefined, decimal: "." | ",") {
    this.#sink = sink;
    this.#delimiter = delimiter;
    this.#decimal = decimal;
  }

  push(text: string): void {
    this.#halfBreak = this.#add(this.#halfBreak ? `\r${text}` : text);
    if (this.#delimiter === undefined && this.#held.length < SAMPLE) return;
    this.#parse(false);
  }

  end(): void {
    if (this.#halfBreak) this.#held += "\n";
    this.#parse(true);
  }

  /** Adds text with plain line breaks; whether it ended with half of one, which is left out. */
  #add(text: string): boolean {
    const half = text.endsWith("\r");
    this.#held += (half ? text.slice(0, -1) : text).replace(/\r\n?/g, "\n");
    return half;
  }

  #parse(last: boolean): void {
    this.#delimiter ??= findDelimiter(this.#held.slice(0, SAMPLE), this.#decimal);
    // The last row is complete only at the end of the text.
    const parser = new Papa.Parser({ delimiter: this.#delimiter, newline: "\n" });
    const { data, errors, meta } = parser.parse(this.#held, 0, !last) as Papa.ParseResult<string[]>;
    const wrong = errors.find(({ row = 0 }) => row < data.length);
    if (wrong !== undefined) throw this.#quotes(wrong);
    this.#held = last ? "" : this.#held.slice(meta.cursor);
    if (this.#held.length > limits.row) {
      throw new SeriesError(
        `row ${this.#rows + data.length + 1}: has more than ${limits.row} characters; is there a quote that is not closed?`,
      );
    }
    for (const cells of data) {
      this.#rows++;
      this.#sink.row({ cells: cells.length === 1 && cells[0] === "" ? [] : cells, number: this.#rows });
    }
  }

  #quotes({ code, row = 0 }: Papa.ParseError): SeriesError {
    const what =
      code === "MissingQuotes"
        ? "a cell begins with a quote that is not closed"
        : "a quote within a quoted cell is not doubled";
    return new SeriesError(`row ${this.#rows + row + 1}: ${what}`);
  }
}

/** The delimiter with which the rows of a sample have the same number of columns, more than one; else a comma. */
function findDelimiter(sample: string, decimal: "." | ","): string {
  const whole = sample.length < SAMPLE ? sample : sample.slice(0, sample.lastIndexOf("\n") + 1);
  const delimitersToGuess = decimal === "," ? [";", "\t", "|"] : [",", ";", "\t", "|"];
  const { meta } = Papa.parse(whole, { preview: 50, newline: "\n", delimitersToGuess, skipEmptyLines: true });
  return delimitersToGuess.includes(meta.delimiter) ? meta.delimiter : (delimitersToGuess[0] as string);
}
