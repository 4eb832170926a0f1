import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SeriesError } from "../errors/series-error.ts";
import { realSeries } from "../testing/real-series.ts";
import { nextTimes } from "./next-times.ts";
import { readSeries, readSeriesStream } from "./read-series.ts";
import { formatTime } from "./time-form.ts";
import { stepText } from "./time-step.ts";

const file = (name: string): Uint8Array => readFileSync(new URL(`../../data/${name}.csv`, import.meta.url));

test.each([
  ["co2-monthly", "1 month", "1958-03-01", "2020-05-01"],
  ["seattle-hourly", "1 hour", "2010-01-01T01:00:00", "2011-01-01T00:00:00"],
  ["seattle-daily", "1 day", "2012-01-01", "2016-01-01"],
  ["sp500-monthly", "1 month", "Jan 1 2000", "Apr 1 2010"],
  ["us-employment", "1 month", "2006-01-01", "2016-01-01"],
])("%s has steps of %s, from %s on, and continues with %s", (name, step, start, next) => {
  const series = readSeries(file(name), { gaps: "keep" });
  const known = realSeries.find((other) => other.name === name);
  expect(series.columns.get(known?.expected.column ?? "")).toEqual(known?.values);
  expect(series.length).toBe(known?.expected.n);
  if (series.times === null || series.step === null || series.timeForm === null) return expect.unreachable();
  expect(stepText(series.step)).toBe(step);
  expect(formatTime(series.times[0] as number, series.timeForm)).toBe(start);
  expect(formatTime(nextTimes(series.times, series.step, 1)[0] as number, series.timeForm)).toBe(next);
});

test("the months that the CO2 of Mauna Loa lacks are named, and filled", () => {
  expect(() => readSeries(file("co2-monthly"))).toThrow(
    "rows 4 and 5, column date: 1 time is missing between 1958-05-01 and 1958-07-01, with steps of 1 month (and 2 more gaps)",
  );
  const { notes, columns, length } = readSeries(file("co2-monthly"), { gaps: "fill", missing: "interpolate" });
  expect(notes).toEqual({ sorted: false, blankRows: 0, addedRows: 5, droppedRows: 0, filledValues: 5 });
  expect(length).toBe(746);
  expect(columns.get("co2")?.slice(2, 5)).toEqual(Float64Array.of(317.51, (317.51 + 315.86) / 2, 315.86));
});

test("what a Japanese spreadsheet writes: Shift_JIS, CRLF, dates with 年月日", () => {
  const bytes = Uint8Array.from([
    ...[0x94, 0x4e, 0x8c, 0x8e, 0x93, 0xfa, 0x2c, 0x94, 0x84, 0x8f, 0xe3, 0x28, 0x89, 0x7e, 0x29, 0x0d, 0x0a], // 年月日,売上(円)
    ...[0x32, 0x30, 0x30, 0x30, 0x94, 0x4e, 0x31, 0x8c, 0x8e, 0x33, 0x31, 0x93, 0xfa, 0x2c, 0x31, 0x32, 0x0d, 0x0a], // 2000年1月31日,12
    ...[0x32, 0x30, 0x30, 0x30, 0x94, 0x4e, 0x32, 0x8c, 0x8e, 0x32, 0x39, 0x93, 0xfa, 0x2c, 0x31, 0x35, 0x0d, 0x0a], // 2000年2月29日,15
  ]);
  const series = readSeries(bytes, { columns: ["売上(円)"] });
  expect(series.columns.get("売上(円)")).toEqual(Float64Array.of(12, 15));
  expect(series.timeName).toBe("年月日");
  if (series.times === null || series.step === null || series.timeForm === null) return expect.unreachable();
  const next = nextTimes(series.times, series.step, 2);
  expect(Array.from(next, (time) => formatTime(time, series.timeForm ?? expect.unreachable()))).toEqual([
    "2000年3月31日",
    "2000年4月30日",
  ]);
  expect(() => readSeries(bytes, { columns: ["売上"] })).toThrow(
    "there is no column 売上; there are 年月日 and 売上(円)",
  );
});

test("what a German spreadsheet writes: semicolons and decimal commas", () => {
  const text = "Monat;Absatz\r\n2000-01;1,5\r\n2000-02;-2\r\n";
  expect(readSeries(text, { decimal: "," }).columns.get("Absatz")).toEqual(Float64Array.of(1.5, -2));
  expect(() => readSeries(text)).toThrow('row 2, column Absatz: "1,5" is not a number; if the comma is a decimal mark');
});

test("names such as __proto__ are names like any other", () => {
  const { columns, names } = readSeries("__proto__,constructor\n1,2\n3,4\n");
  expect(names).toEqual(["__proto__", "constructor"]);
  expect(columns.get("__proto__")).toEqual(Float64Array.of(1, 3));
  expect(Object.getPrototypeOf(columns)).toBe(Map.prototype);
});

test("all options at once: sorted, filled and interpolated", () => {
  const text = "when|x|y\n2000-04|4|-\n2000-01|1|10\n2000-02|NA|20\n2000-05|5|50\n";
  const series = readSeries(text, { sort: true, gaps: "fill", missing: "interpolate", time: "when", delimiter: "|" });
  expect(series.columns.get("x")).toEqual(Float64Array.of(1, 2, 3, 4, 5));
  expect(series.columns.get("y")).toEqual(Float64Array.of(10, 20, 30, 40, 50));
  expect(series.notes).toEqual({ sorted: true, blankRows: 0, addedRows: 1, droppedRows: 0, filledValues: 4 });
});

test("missing rows that are dropped are no gap", () => {
  const { length, notes, step } = readSeries("date,x\n2000-01,1\n2000-02,\n2000-03,3\n", { missing: "drop" });
  expect([length, notes.droppedRows, step?.unit]).toEqual([2, 1, "month"]);
});

test("without times there is neither step nor form", () => {
  const series = readSeries("date,x\n2000,1\n2001,2\n", { time: null });
  expect(series).toMatchObject({ times: null, step: null, timeName: null, timeForm: null, names: ["date", "x"] });
});

test("streams", async () => {
  async function* chunks(): AsyncGenerator<Uint8Array | string> {
    yield new TextEncoder().encode("year,x\n20");
    yield new TextEncoder().encode("00,1\n2001,2\n");
  }
  expect(await readSeriesStream(chunks())).toEqual(readSeries("year,x\n2000,1\n2001,2\n"));
  expect(await readSeriesStream(["year,x\n2000,1\n", "2001,2\n"])).toEqual(readSeries("year,x\n2000,1\n2001,2\n"));
  await expect(readSeriesStream(["a\n"])).rejects.toThrow(SeriesError);
});
