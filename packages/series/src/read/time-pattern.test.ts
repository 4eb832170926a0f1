import { expect, test } from "vitest";
import { monthName, monthOf, timeOf, timePatterns, utc } from "./time-pattern.ts";

/** The pattern of a text, and its time in ISO 8601, or null for one that does not exist. */
function read(text: string): [name: string, time: string | null] | undefined {
  const pattern = timePatterns.find(({ form }) => form.test(text));
  const groups = pattern?.form.exec(text)?.groups;
  if (pattern === undefined || groups === undefined) return undefined;
  const found = timeOf(groups);
  return [pattern.name, found === null ? null : new Date(found.time).toISOString()];
}

test.each([
  ["2000-01-31", "date", "2000-01-31T00:00:00.000Z"],
  ["2000-02-29", "date", "2000-02-29T00:00:00.000Z"],
  ["0050-01-01", "date", "0050-01-01T00:00:00.000Z"],
  ["2000-01-31T12:30", "date", "2000-01-31T12:30:00.000Z"],
  ["2000-01-31 12:30:45", "date", "2000-01-31T12:30:45.000Z"],
  ["2000-01-31T12:30:45.123456", "date", "2000-01-31T12:30:45.123Z"],
  ["2000-01-31T12:30:45,5Z", "date", "2000-01-31T12:30:45.500Z"],
  ["2000-01-31T00:30+09:00", "date", "2000-01-30T15:30:00.000Z"],
  ["2000-01-31 00:30 -0330", "date", "2000-01-31T04:00:00.000Z"],
  ["2000-01-31T00:30+01", "date", "2000-01-30T23:30:00.000Z"],
  ["2000/1/31", "date", "2000-01-31T00:00:00.000Z"],
  ["2000/1/31 9:05", "date", "2000-01-31T09:05:00.000Z"],
  ["2000.1.31", "date", "2000-01-31T00:00:00.000Z"],
  ["31.1.2000", "dotted", "2000-01-31T00:00:00.000Z"],
  ["31/01/2000 9:05", "dayFirst", "2000-01-31T09:05:00.000Z"],
  ["2000年1月31日", "japanese", "2000-01-31T00:00:00.000Z"],
  ["2000年1月31日 9時05分", "japanese", "2000-01-31T09:05:00.000Z"],
  ["2000年1月31日9:05:06", "japanese", "2000-01-31T09:05:06.000Z"],
  ["2000年2月", "japanese", "2000-02-01T00:00:00.000Z"],
  ["2000年", "japanese", "2000-01-01T00:00:00.000Z"],
  ["2000-12", "month", "2000-12-01T00:00:00.000Z"],
  ["2000/1", "month", "2000-01-01T00:00:00.000Z"],
  ["2009Q3", "quarter", "2009-07-01T00:00:00.000Z"],
  ["2009-q4", "quarter", "2009-10-01T00:00:00.000Z"],
  ["Jan 1 2000", "monthDay", "2000-01-01T00:00:00.000Z"],
  ["September 30, 2000", "monthDay", "2000-09-30T00:00:00.000Z"],
  ["Sept. 3 2000 12:00", "monthDay", "2000-09-03T12:00:00.000Z"],
  ["1 feb 2000", "dayMonth", "2000-02-01T00:00:00.000Z"],
  ["01-Feb-2000", "dayMonth", "2000-02-01T00:00:00.000Z"],
  ["May 2000", "monthName", "2000-05-01T00:00:00.000Z"],
  ["1999", "year", "1999-01-01T00:00:00.000Z"],
])("%s is a %s", (text, name, time) => {
  expect(read(text)).toEqual([name, time]);
});

test.each([
  "2001-02-29",
  "2000-13-01",
  "2000-00-01",
  "2000-01-00",
  "2000-01-01T24:00",
  "2000-01-01T12:60",
  "2000-01-01T12:00:60",
  "2000-01-01T12:00+19:00",
  "2000-13",
  "Foo 1 2000",
  "Janu 1 2000x",
  "2000年2月30日",
])("%s does not exist, or is no time", (text) => {
  expect(read(text)?.[1] ?? null).toBeNull();
});

test.each(["1.2/2000", "1/2/00", "2000-1/1", "2000Q5", "2000.1", "12:30", "price", "", "-5.5.5", "20000"])(
  "%s is written in no way that is read, or is a number",
  (text) => {
    expect([undefined, "epoch"]).toContain(read(text)?.[0]);
  },
);

test("months by name", () => {
  expect(["jan", "March", "SEPT", "december", "xyz"].map(monthOf)).toEqual([0, 2, 8, 11, -1]);
  expect([monthName(0), monthName(11)]).toEqual(["January", "December"]);
});

test("utc counts each year as written", () => {
  expect(utc(1970, 0, 2)).toBe(86_400_000);
  expect(new Date(utc(99, 0, 1)).getUTCFullYear()).toBe(99);
});
