import { describe, expect, test } from "vitest";
import { readSeries } from "./read-series.ts";
import { SeriesReader } from "./series-reader.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function inPieces(bytes: Uint8Array, size: number): unknown {
  const reader = new SeriesReader();
  for (let i = 0; i < bytes.length; i += size) reader.push(bytes.slice(i, i + size));
  return reader.end();
}

test.each([1, 2, 3, 5, 100])("pieces of %i bytes give what the whole file gives", (size) => {
  for (const text of [
    "\ufeff日付,売上\r\n2000年1月31日,1\r\n2000年2月29日,2\r\n",
    '{"date":"2009Q3","値":1}\n{"date":"2009Q4","値":2.5}\n',
    '\n [{"date":"2009Q3","v":1},{"date":"2009Q4","v":2.5}]',
    "\n\n1\n2\n3",
    "7\n8",
  ]) {
    expect(inPieces(utf8(text), size)).toEqual(readSeries(text));
  }
});

describe("a big file", () => {
  /** Rows of a file without an end, in pieces that are cut anywhere. */
  function* pieces(rows: number, width: number): Generator<Uint8Array> {
    yield utf8(`date,${Array.from({ length: width }, (_, i) => `c${i}`).join(",")},note\n`);
    const start = Date.UTC(2000, 0, 1);
    const cells = ',"a text, in quotes"'.padStart(20);
    let text = "";
    for (let i = 0; i < rows; i++) {
      const date = new Date(start + i * 60_000).toISOString().slice(0, 16);
      text += `${date}${`,${i}.5`.repeat(width)}${cells}\n`;
      if (text.length < 50_000) continue;
      yield utf8(text.slice(0, -7));
      text = text.slice(-7);
    }
    yield utf8(text);
  }

  test("of 20 MB comes through in pieces, and only the wanted column is kept", () => {
    const rows = 100_000;
    const reader = new SeriesReader({ columns: ["c3"] });
    let bytes = 0;
    for (const piece of pieces(rows, 20)) {
      bytes += piece.length;
      reader.push(piece);
    }
    const { columns, times, step, names } = reader.end();
    expect(bytes).toBeGreaterThan(16_000_000);
    expect(names).toEqual(["c3"]);
    expect(columns.get("c3")).toEqual(Float64Array.from({ length: rows }, (_, i) => i + 0.5));
    expect(times?.at(-1)).toBe(Date.UTC(2000, 0, 1) + (rows - 1) * 60_000);
    expect(step).toMatchObject({ unit: "minute", count: 1 });
    // Of all buffers behind the result, none is of the other columns: values, times, and nothing else.
    expect([...columns.values()].reduce((sum, values) => sum + values.buffer.byteLength, 0)).toBe(8 * rows);
  });

  test("is refused at the first row that cannot be read, not at its end", () => {
    const reader = new SeriesReader({ columns: ["c0"] });
    let pushed = 0;
    const push = (): void => {
      for (const piece of pieces(100_000, 3)) {
        pushed++;
        reader.push(pushed === 5 ? piece.map((byte) => (byte === 0x35 ? 0x78 : byte)) : piece);
      }
    };
    expect(push).toThrow(/^row \d+, column (date|c0): /);
    expect(pushed).toBe(5);
  });
});

test.each([
  [
    Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0),
    "the file is a workbook or another zip archive, not text; save the sheet as CSV",
  ],
  [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), "the file is a workbook of an old form"],
  [Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0), "the file is compressed by gzip; unpack it first"],
  [Uint8Array.of(0x61, 0, 0x2c, 0, 0x62, 0), "the file has a zero byte, which no text has"],
  [new Uint8Array(0), "the file is empty"],
  [utf8(" \n "), "the file is empty"],
  [Uint8Array.of(0x31), "the file has one row of values"],
])("case %# is refused", (bytes, message) => {
  expect(() => inPieces(bytes, 100)).toThrow(message);
  expect(() => inPieces(bytes, 1)).toThrow(message);
});

test("a reader reads one file", () => {
  const reader = new SeriesReader();
  reader.push("1\n2\n");
  reader.end();
  expect(() => reader.push("3")).toThrow("SeriesReader: the file has ended");
  expect(() => reader.end()).toThrow("SeriesReader: the file has ended");
});

test("the format may be said", () => {
  expect(readSeries("[a,b\n1,2\n3,4", { format: "csv" }).names).toEqual(["[a", "b"]);
  expect(() => readSeries("a,b\n1,2", { format: "json" })).toThrow("line 1: is not JSON");
});
