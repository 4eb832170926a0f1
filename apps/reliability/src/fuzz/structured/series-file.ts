import fc from "fast-check";
import { concat, utf8 } from "../files.ts";

const cell = fc.oneof(
  { weight: 200, arbitrary: fc.double({ noNaN: true }).map(String) },
  { weight: 200, arbitrary: fc.integer({ min: -9999, max: 9999 }).map((n) => (n / 100).toFixed(2)) },
  fc.constantFrom(
    "",
    "NA",
    "-",
    ".",
    "null",
    "NaN",
    "inf",
    "1,234",
    "1.5e3",
    "+2",
    " 3 ",
    '"4"',
    "５",
    "0x10",
    "1_000",
  ),
  fc.string({ maxLength: 6, unit: "grapheme" }).map(quoted),
);

/** Names of columns, some of which are names of times, or of properties of objects. */
const name = fc.oneof(
  fc.constantFrom("date", "time", "日付", "売上", "value", "__proto__", "constructor", "1", "", "a", "b", "ﾃﾞｰﾀ"),
  fc.string({ maxLength: 5, unit: "grapheme" }).map(quoted),
);

/** How a column of times is written, by the number of the row. */
const times: readonly ((row: number) => string)[] = [
  (row) => new Date(Date.UTC(2000, 0, 1 + row)).toISOString().slice(0, 10),
  (row) => new Date(Date.UTC(2000, 0, 1, row)).toISOString(),
  (row) => new Date(Date.UTC(2000, row, 1)).toISOString().slice(0, 7),
  (row) => `${2000 + Math.floor(row / 4)}Q${1 + (row % 4)}`,
  (row) => `${new Date(Date.UTC(2000, 0, 1 + row)).toISOString().slice(0, 19)}+09:00`,
  (row) => `${2000 + row}年${1 + (row % 12)}月`,
  (row) => String(1900 + row),
  (row) => String(946_684_800 + 3600 * row),
  (row) => String(946_684_800_000 + 60_000 * row),
  (row) => `Jan ${1 + row} 2000`,
  (row) => `${row}/2/2000`,
];

function quoted(text: string): string {
  return /["\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as a text, mostly one that can be read. */
const table = fc
  .record({
    time: fc.option(fc.constantFrom(...times), { freq: 5 }),
    names: fc.array(name, { minLength: 1, maxLength: 4 }),
    delimiter: fc.constantFrom(",", ",", "\t", ";", "|"),
    end: fc.constantFrom("\n", "\n", "\r\n", "\r"),
    rows: fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 30 }),
    order: fc.constantFrom(
      (row: number) => row,
      (row: number) => 3 * row,
      (row: number) => 28 - row,
      (row: number) => row % 5,
    ),
    header: fc.boolean(),
  })
  .map(({ time, names, delimiter, end, rows, order, header }) => {
    const lines = rows.map((cells, i) => [...(time === null ? [] : [time(order(i))]), ...cells.slice(0, names.length)]);
    if (header) lines.unshift([...(time === null ? [] : ["date"]), ...names]);
    return lines.map((line) => line.join(delimiter)).join(end) + end;
  });

/** JSON, an object a line or an array of them. */
const json = fc
  .tuple(
    fc.array(fc.dictionary(fc.constantFrom("date", "a", "b", "__proto__"), fc.jsonValue({ maxDepth: 1 })), {
      maxLength: 8,
    }),
    fc.boolean(),
  )
  .map(([objects, lines]) => (lines ? objects.map((o) => JSON.stringify(o)).join("\n") : JSON.stringify(objects)));

function utf16(text: string, little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  for (const [i, unit] of [0xfeff, ...Array.from({ length: text.length }, (_, k) => text.charCodeAt(k))].entries()) {
    view.setUint16(2 * i, unit, little);
  }
  return new Uint8Array(view.buffer);
}

/** A file of a series: a table or JSON, in one of the encodings that are found. */
export const seriesFile: fc.Arbitrary<Uint8Array> = fc
  .tuple(fc.oneof({ weight: 4, arbitrary: table }, json), fc.constantFrom("utf8", "utf8", "mark", "le", "be"))
  .map(([text, encoding]) => {
    if (encoding === "le" || encoding === "be") return utf16(text, encoding === "le");
    return encoding === "mark" ? concat([0xef, 0xbb, 0xbf], utf8(text)) : utf8(text);
  });
