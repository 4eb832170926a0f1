import { describe, expect, test } from "vitest";
import { findTimes, timesOf } from "./find-times.ts";
import type { Row } from "./rows.ts";

const head = (...rows: string[][]): Row[] => rows.map((cells, i) => ({ cells, number: i + 2 }));
const found = (names: string[], rows: Row[], excluded: number[] = []): number | undefined =>
  findTimes(names, rows, new Set(excluded))?.index;

describe("findTimes", () => {
  test("a name for times goes first, also of plain numbers", () => {
    expect(found(["x", "born", "Year"], head(["1", "2000-01-01", "2000"]))).toBe(2);
    expect(found(["値", "日付"], head(["5", "2000年1月1日"]))).toBe(1);
    expect(found(["timestamp", "v"], head(["1262304000", "1"]))).toBe(0);
  });

  test("else the first column that has only dates", () => {
    expect(found(["name", "when", "then"], head(["a", "2000-01", "2000-02"], ["b", "2000-02", "2000-03"]))).toBe(1);
    expect(found(["price", "size"], head(["2000", "1262304000"]))).toBeUndefined();
    expect(found(["a"], head(["2000-01-01"], ["rain"]))).toBeUndefined();
  });

  test("not a column that is chosen for values, nor a month that is a number", () => {
    expect(found(["year", "x"], head(["2000", "1"]), [0])).toBeUndefined();
    expect(found(["month", "x"], head(["1", "5"], ["2", "6"]))).toBeUndefined();
    expect(found(["month", "date"], head(["1", "2000-01-01"], ["2", "2000-02-01"]))).toBe(1);
  });

  test("missing times do not hide the column", () => {
    expect(found(["v", "t"], head(["1", "2000-01-01"], ["2", ""]))).toBe(1);
    expect(found(["v", "t"], head(["1", ""]))).toBeUndefined();
  });

  test("a column that is named date and has other texts is refused", () => {
    expect(() => found(["date", "x"], head(["1/2/2000", "1"]))).toThrow(
      'row 2, column date: "1/2/2000" could have the day or the month first; write times such as 2000-01-31; the option time names another column, or none',
    );
    expect(() => found(["date", "x"], head(["2000-01-01", "1"], ["2000-02-30", "1"]))).toThrow(
      'row 3, column date: "2000-02-30" is not a time that is read here',
    );
  });
});

describe("timesOf", () => {
  test("takes the column that is named", () => {
    expect(timesOf(["a", "b"], head(["2000", "2001"]), 1).reader.read("2001")).toBe(Date.UTC(2001, 0));
  });

  test("refuses what is no time, and what is written in another way", () => {
    expect(() => timesOf(["a"], head(["soon"]), 0)).toThrow('row 2, column a: "soon" is not a time');
    expect(() => timesOf(["a"], head(["2000-01-01"], ["2000-01-02T00:00Z"]), 0)).toThrow(
      'row 3, column a: "2000-01-02T00:00Z" is written in another way than "2000-01-01" in row 2; one column has one form',
    );
    expect(() => timesOf(["a"], head([""], ["-"]), 0)).toThrow("column a: has no times");
    expect(() => timesOf(["a"], head(["1262304000"], ["5"]), 0)).toThrow('row 3, column a: "5" is not a time');
  });
});
