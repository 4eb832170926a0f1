import { SeriesError } from "../errors/series-error.ts";
import { limits } from "./limits.ts";
import type { RowSink, RowSource } from "./rows.ts";
import { shownText } from "./shown-text.ts";

/**
 * The rows of JSON: an object a line, or one array of objects, as the first character says. The keys of the first object
 * are the columns; a key that is missing later is a missing value. Throws {@link SeriesError} for anything else.
 *
 * @internal
 */
export class JsonRows implements RowSource {
  readonly #sink: RowSink;
  #pieces: string[] = [];
  #length = 0;
  #kind: "lines" | "array" | undefined;
  #columns: readonly string[] | undefined;
  #count = 0;
  /** Whether keys that the first object lacks are left out, because the columns are chosen. */
  readonly #chosen: boolean;

  constructor(sink: RowSink, chosen: boolean) {
    this.#sink = sink;
    this.#chosen = chosen;
  }

  push(text: string): void {
    this.#kind ??= text.trimStart() === "" ? undefined : text.trimStart().startsWith("[") ? "array" : "lines";
    const end = this.#kind === "lines" ? text.lastIndexOf("\n") + 1 : 0;
    if (end > 0) {
      this.#lines(this.#pieces.join("") + text.slice(0, end));
      this.#pieces = [];
      this.#length = 0;
    }
    this.#pieces.push(text.slice(end));
    this.#length += text.length - end;
    if (this.#kind === "lines" && this.#length > limits.row) {
      throw new SeriesError(`line ${this.#count + 1}: has more than ${limits.row} characters`);
    }
    if (this.#length > limits.json) {
      throw new SeriesError(
        `the JSON array has more than ${limits.json} characters; an object a line can have any number`,
      );
    }
  }

  end(): void {
    const text = this.#pieces.join("");
    if (this.#kind !== "array") {
      this.#lines(text);
      return;
    }
    const items = parsed(text, "the file");
    for (const item of items as unknown[]) this.#item(item, `item ${++this.#count}`);
  }

  #lines(text: string): void {
    const lines = text.split("\n");
    if (lines.at(-1) === "") lines.pop();
    for (const line of lines) {
      const where = `line ${++this.#count}`;
      if (line.trim() === "") this.#sink.row({ cells: [], number: this.#count });
      else this.#item(parsed(line, where), where);
    }
  }

  #item(item: unknown, where: string): void {
    if (typeof item !== "object" || item === null || Array.isArray(item)) {
      throw new SeriesError(
        `${where}: is ${shownText(JSON.stringify(item))}, expected an object such as {"date": "2000-01-01", "value": 1}`,
      );
    }
    if (this.#columns === undefined) {
      this.#columns = Object.keys(item);
      this.#sink.names(this.#columns);
    }
    if (!this.#chosen) {
      const known = new Set(this.#columns);
      const other = Object.keys(item).find((key) => !known.has(key));
      if (other !== undefined)
        throw new SeriesError(`${where}: has a key ${shownText(other)}, which the first object lacks`);
    }
    const values = item as Readonly<Record<string, unknown>>;
    const cells = this.#columns.map((key) => (Object.hasOwn(values, key) ? cellOf(values[key]) : ""));
    this.#sink.row({ cells, number: this.#count });
  }
}

function parsed(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The engine's message quotes the text as it is, also its line breaks.
    const reason = (error instanceof Error ? error.message : "").replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
    throw new SeriesError(`${where}: is not JSON (${reason})`);
  }
}

/** The text of a value; that of a number is read back as the same number. */
function cellOf(value: unknown): string {
  if (value === null) return "";
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : JSON.stringify(value);
}
