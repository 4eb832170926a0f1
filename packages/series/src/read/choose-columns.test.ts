import { expect, test } from "vitest";
import { columnIndex, refuseTwins, shownName } from "./choose-columns.ts";
import { readSeries } from "./read-series.ts";

const names = ["date", "price", "2", "price", "a\nb"];

test("a column by name, and by number from 1; a name of digits is a name first", () => {
  expect([columnIndex(names, "date"), columnIndex(names, 1), columnIndex(names, "4")]).toEqual([0, 0, 3]);
  expect(columnIndex(names, "2")).toBe(2);
  expect(columnIndex(names, 2)).toBe(1);
});

test.each([
  ["dat", 'there is no column dat; did you mean date? There are date, price, 2, price and "a\\nb"'],
  ["humidity", "there is no column humidity; there are date, price"],
  [6, "there is no column 6; there are date"],
  ["0", "there is no column 0"],
  ["price", 'columns 2 and 4 are both named "price"; choose by number'],
])("refuses %s", (column, message) => {
  expect(() => columnIndex(names, column)).toThrow(message);
});

test("lists twenty of many columns", () => {
  const many = Array.from({ length: 1000 }, (_, i) => `c${i}`);
  expect(() => columnIndex(many, "zzzz")).toThrow(/c18, c19 and 980 more$/);
});

test("lists fewer of long names", () => {
  const many = Array.from({ length: 30 }, (_, i) => `${i}\u200b${"x".repeat(60)}`);
  expect(() => columnIndex(many, "zzzz")).toThrow(/^[^\n\u200b]{500,700} and 19 more$/);
});

test("refuseTwins names what would have one name", () => {
  expect(() => refuseTwins(names, [0, 1, 2])).not.toThrow();
  expect(() => refuseTwins(names, [1, 3])).toThrow(
    "columns 2 and 4 are both named price; read one of them, or rename it",
  );
  expect(() => refuseTwins(names, [0, 0])).toThrow("the column date is chosen twice");
});

test("shownName quotes what could be misread", () => {
  expect(["売上 (円)", "a\nb", ""].map(shownName)).toEqual(["売上 (円)", '"a\\nb"', '""']);
});

test("a function chooses from the names of all columns but the times", () => {
  let seen: readonly string[] = [];
  const columns = (names: readonly string[]): string[] => {
    seen = names;
    return [names.at(-1) as string];
  };
  const { names } = readSeries("a,date,b,,\n1,2000-01-01,2,,\n2,2000-01-02,3,,\n", { columns });
  expect([seen, names]).toEqual([["a", "b"], ["b"]]);
  expect(() => readSeries("date,a\n", { columns: () => ["c"] })).toThrow("the file has no values");
  expect(() => readSeries("a,b\n1,2\n3,4\n", { columns: () => ["c"] })).toThrow(
    "there is no column c; there are a and b",
  );
});
