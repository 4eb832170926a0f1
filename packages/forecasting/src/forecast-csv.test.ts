import { readSeries } from "@dz/series";
import { describe, expect, test } from "vitest";
import { type ForecastColumns, forecastCsv } from "./forecast-csv.ts";

const columns: ForecastColumns = { name: "sales", timeName: null, timeForm: null, length: 40 };
const forecast = { times: null, values: [1.5, -2], low: [1, null], high: [2, null] };
const jan = [Date.UTC(2021, 0, 1), Date.UTC(2021, 1, 1)];

describe("forecastCsv", () => {
  test("has numbers of steps without times, and empty cells without a band", () => {
    expect(forecastCsv(forecast, columns)).toBe("step,sales,sales low,sales high\n41,1.5,1,2\n42,-2,,\n");
  });

  test.each([
    ["{year}-{MM}-{DD}", null, "2021-01-01,"],
    ["{year}-{MM}", null, "2021-01,"],
    ["{year}Q{quarter}", null, "2021Q1,"],
    ["{year}年{M}月", null, "2021年1月,"],
    ["{Mon} {D} {year}", null, "Jan 1 2021,"],
    ["{Mon} {D}, {year}", null, '"Jan 1, 2021",'],
    ["{year}-{MM}-{DD}T{HH}:{mm}:{ss}{+hh:mm}", 540, "2021-01-01T09:00:00+09:00,"],
    ["{seconds}", null, "1609459200,"],
    ["{milliseconds}", null, "1609459200000,"],
  ])("has times as in the file: %s", (template, offset, first) => {
    const text = forecastCsv(
      { ...forecast, times: jan },
      { ...columns, timeName: "when", timeForm: { template, offset } },
    );
    const [head, row] = text.split("\n");
    expect(head).toBe("when,sales,sales low,sales high");
    expect(row?.startsWith(first)).toBe(true);
  });

  test("has steps if the times of the file are not known after its end", () => {
    const timeForm = { template: "{year}", offset: null };
    expect(forecastCsv(forecast, { ...columns, timeName: "when", timeForm })).toMatch(/^step,sales,.*\n41,/);
  });

  test.each(["a,b", 'say "a"', "two\nlines", "=1+1", "+a", "-a", "@a", "売上", "plain"])(
    "is read again with the same name: %s",
    (name) => {
      const text = forecastCsv({ ...forecast, low: [1, -3], high: [2, 0] }, { ...columns, name });
      const { columns: read } = readSeries(new TextEncoder().encode(text), { columns: [name] });
      expect(Array.from(read.get(name) ?? [])).toEqual([1.5, -2]);
    },
  );
});
