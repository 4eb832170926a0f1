import {
  array,
  assert,
  constantFrom,
  date,
  double,
  integer,
  option,
  property,
  record,
  string,
  tuple,
  uniqueArray,
} from "fast-check";
import { expect, test } from "vitest";
import { readSeries } from "./read-series.ts";
import { SeriesReader } from "./series-reader.ts";
import { advance, stepsBetween, type TimeUnit } from "./time-step.ts";

/** A cell as spreadsheets write it: in quotes where it has to be, and sometimes where not. */
function quoted(text: string, delimiter: string, always: boolean): string {
  return always || /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
}

// A name that is not blank, no number, and survives that white space around it is taken off.
const name = string({ unit: "grapheme", minLength: 1, maxLength: 8 }).map((text) => `n${text.replaceAll("\r", "")}.`);

const sheet = record({
  names: uniqueArray(name, { minLength: 1, maxLength: 4 }),
  rows: array(array(double({ noNaN: true, noDefaultInfinity: true }), { minLength: 4, maxLength: 4 }), {
    minLength: 2,
    maxLength: 20,
  }),
  delimiter: constantFrom(",", ";", "\t", "|"),
  lineBreak: constantFrom("\n", "\r\n", "\r"),
  mark: constantFrom("", "\ufeff"),
  always: constantFrom(true, false),
  decimal: constantFrom(".", ","),
  pieces: integer({ min: 1, max: 50 }),
});

test("what a spreadsheet writes is read back, in one piece and in many", () => {
  assert(
    property(sheet, ({ names, rows, delimiter, lineBreak, mark, always, decimal, pieces }) => {
      if (decimal === "," && delimiter === ",") return;
      const number = (value: number): string => String(value).replace(".", decimal);
      const lines = [
        names.map((text) => quoted(text, delimiter, always)),
        ...rows.map((row) => names.map((_, i) => quoted(number(row[i] as number), delimiter, always))),
      ];
      const text = mark + lines.map((cells) => cells.join(delimiter) + lineBreak).join("");
      const options = { delimiter, decimal, time: null } as const;
      const { columns } = readSeries(text, options);
      expect([...columns.keys()]).toEqual(names);
      for (const [i, own] of names.entries()) {
        expect(columns.get(own)).toEqual(Float64Array.from(rows, (row) => (row[i] as number) + 0));
      }
      const bytes = new TextEncoder().encode(text);
      const reader = new SeriesReader(options);
      for (let at = 0; at < bytes.length; at += pieces) reader.push(bytes.slice(at, at + pieces));
      expect(reader.end().columns).toEqual(columns);
    }),
  );
});

test("JSON lines and arrays are read back", () => {
  const rows = array(record({ a: double({ noNaN: true, noDefaultInfinity: true }), b: option(integer()) }), {
    minLength: 2,
  });
  assert(
    property(rows, (list) => {
      const lines = readSeries(list.map((row) => JSON.stringify(row)).join("\n"), { columns: ["a"], time: null });
      expect(lines.columns.get("a")).toEqual(Float64Array.from(list, ({ a }) => a + 0));
      expect(readSeries(JSON.stringify(list), { columns: ["a"], time: null })).toEqual(lines);
    }),
  );
});

test("steps that are taken are counted, back and forth", () => {
  const units = constantFrom<TimeUnit>(
    "millisecond",
    "second",
    "minute",
    "hour",
    "day",
    "weekday",
    "week",
    "month",
    "quarter",
    "year",
  );
  const start = date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
  const several = tuple(integer({ min: 1, max: 12 }), integer({ min: 0, max: 500 }), integer({ min: -18, max: 18 }));
  assert(
    property(units, start, several, (unit, from, [count, steps, hours]) => {
      const offset = hours * 60;
      const day = new Date(from.getTime() + offset * 60_000).getUTCDate();
      const step = { unit, count, day, offset };
      // A weekday to begin with: from a weekend no number of weekdays leads back.
      const begin = unit === "weekday" ? advance(step, from.getTime(), 0) : from.getTime();
      const end = advance(step, begin, steps);
      expect(stepsBetween(step, begin, end)).toBe(steps);
      expect(advance(step, end, -steps)).toBe(begin);
    }),
  );
});
