import { readFileSync } from "node:fs";
import { array, assert, constantFrom, integer, oneof, property, tuple, uint8Array } from "fast-check";
import { expect, test } from "vitest";
import { SeriesError } from "../errors/series-error.ts";
import type { ReadOptions } from "./read-options.ts";
import type { Series } from "./series.ts";
import { SeriesReader } from "./series-reader.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const data = (name: string): Uint8Array =>
  readFileSync(new URL(`../../data/${name}.csv`, import.meta.url)).subarray(0, 3000);

/** Good files of all kinds, to be damaged. */
const files: readonly Uint8Array[] = [
  data("sp500-monthly"),
  data("seattle-daily"),
  utf8('date;"a ""b"""\r\n2000-01-31;"1,5"\r\n2000-02-29;2,5\r\n'),
  utf8("\ufeff日付,売上\n2000年1月31日,1\n2000年2月29日,2\n"),
  utf8('{"date":"2009Q3","value":1}\n{"date":"2009Q4","value":2.5}\n'),
  utf8('[{"t":"2000-01-01T00:00:00Z","v":1},{"t":"2000-01-01T01:00:00Z","v":null}]'),
  Uint8Array.of(
    0x93,
    0xfa,
    0x95,
    0x74,
    0x2c,
    0x61,
    0x0a,
    0x32,
    0x30,
    0x30,
    0x30,
    0x2c,
    0x31,
    0x0a,
    0x32,
    0x30,
    0x30,
    0x31,
    0x2c,
    0x32,
  ),
  Uint8Array.from([
    0x93,
    ...utf8("NUMPY\u0001\u0000v\u0000{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }".padEnd(123)),
    10,
    ...new Uint8Array(16),
  ]),
];

const options: readonly ReadOptions[] = [
  {},
  { missing: "interpolate", sort: true, gaps: "fill" },
  { missing: "drop", gaps: "keep" },
  { decimal: ",", time: null, header: true },
  { columns: [2], missing: "forward", encoding: "shift_jis" },
  { format: "json" },
];

const change = tuple(
  integer({ min: 0, max: 3000 }),
  oneof(integer({ min: 0, max: 255 }), constantFrom(...utf8('",;\n\r\0-.{}[]09'))),
);

/** Reads or refuses; anything else fails. */
function outcome(bytes: Uint8Array, given: ReadOptions, size: number): Series | string {
  try {
    const reader = new SeriesReader(given);
    for (let i = 0; i < bytes.length; i += size) reader.push(bytes.slice(i, i + size));
    return reader.end();
  } catch (error) {
    if (!(error instanceof SeriesError)) throw error;
    return error.message;
  }
}

function check(bytes: Uint8Array, given: ReadOptions, size: number): "read" | "refused" {
  const whole = outcome(bytes, given, Math.max(1, bytes.length));
  if (typeof whole === "string") {
    expect(whole).toMatch(/^[^\n\r]{10,1000}$/);
    expect(typeof outcome(bytes, given, size)).toBe("string");
    return "refused";
  }
  for (const values of whole.columns.values()) {
    expect(values).toHaveLength(whole.length);
    expect(values.every(Number.isFinite)).toBe(true);
  }
  expect(whole.times?.every((time, i, all) => i === 0 || time > (all[i - 1] as number)) ?? true).toBe(true);
  expect(outcome(bytes, given, size)).toEqual(whole);
  return "read";
}

test("cut and changed files are read, or refused in one line, however they come", () => {
  const seen = { read: 0, refused: 0 };
  const damage = tuple(array(change, { maxLength: 4 }), integer({ min: 0, max: 4000 }), integer({ min: 1, max: 200 }));
  assert(
    property(constantFrom(...files), constantFrom(...options), damage, (file, given, [changes, end, size]) => {
      const bytes = file.slice(0, end);
      for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
      seen[check(bytes, given, size)]++;
    }),
    { numRuns: 1500 },
  );
  expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(50);
});

test("bytes that are no file at all", () => {
  assert(
    property(uint8Array({ maxLength: 300 }), constantFrom(...options), (bytes, given) => void check(bytes, given, 7)),
  );
});
