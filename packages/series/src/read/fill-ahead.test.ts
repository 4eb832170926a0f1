import { expect, test } from "vitest";
import type { ReadOptions } from "./read-options.ts";
import { readSeries } from "./read-series.ts";

const file = "day,sales,price\n2026-01-01,5,1.5\n2026-01-02,6,1.6\n2026-01-03,,1.7\n2026-01-04,NA,1.8\n";

const read = (text: string, options?: ReadOptions) => readSeries(text, { ahead: ["price"], ...options });

test("rows at the end with values of the columns that are known ahead are their future", () => {
  const { columns, length, times, step, ahead, notes } = read(file);
  expect([length, columns.get("sales"), columns.get("price")]).toEqual([
    2,
    Float64Array.of(5, 6),
    Float64Array.of(1.5, 1.6),
  ]);
  expect(ahead).toEqual({
    columns: new Map([["price", Float64Array.of(1.7, 1.8)]]),
    length: 2,
    times: Float64Array.of(Date.UTC(2026, 0, 3), Date.UTC(2026, 0, 4)),
  });
  expect(times).toEqual(Float64Array.of(Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 2)));
  expect([step?.unit, notes.filledValues]).toEqual(["day", 0]);
});

test("it is none without such rows, and without the option the value is missing", () => {
  expect(read("sales,price\n5,1\n6,2\n").ahead).toBeNull();
  expect(readSeries("a,b\n5,1\n6,2\n").ahead).toBeNull();
  expect(() => readSeries(file)).toThrow("row 4, column sales: the value is missing; the option missing");
});

test("numbers choose as names do, and the future is not filled", () => {
  expect(read(file, { ahead: [3], missing: "forward" }).ahead?.length).toBe(2);
  expect(read(file, { ahead: [3], missing: "interpolate" }).columns.get("sales")).toEqual(Float64Array.of(5, 6));
  expect(readSeries("1,2\n3,4\n,5\n", { ahead: [2], header: false }).ahead?.columns.get("column 2")).toEqual(
    Float64Array.of(5),
  );
});

test("known values that are missing are filled from those on both sides of the end", () => {
  const text = "sales,price\n5,1\n6,NA\n,3\n,NA\n,5\n";
  const filled = read(text, { missing: "interpolate" });
  expect([filled.columns.get("price"), filled.ahead?.columns.get("price")]).toEqual([
    Float64Array.of(1, 2),
    Float64Array.of(3, 4, 5),
  ]);
  expect(filled.notes.filledValues).toBe(2);
  expect(() => read(text)).toThrow(
    "row 3, column price: the value is missing; the option missing says what to do: interpolate, forward or drop",
  );
});

test("drop leaves out rows of the series, but none of the future", () => {
  const dropped = read("sales,price\n5,1\n,2\n6,NA\n7,4\n,5\n", { missing: "drop" });
  expect([dropped.columns.get("sales"), dropped.ahead?.columns.get("price")]).toEqual([
    Float64Array.of(5, 7),
    Float64Array.of(5),
  ]);
  expect(dropped.notes.droppedRows).toBe(2);
  expect(() => read("sales,price\n5,1\n6,2\n,NA\n,4\n", { missing: "drop" })).toThrow(
    "row 4, column price: the value is missing",
  );
});

test("a value of the series that is missing before its end is still refused", () => {
  expect(() => read("sales,price\n5,1\n,2\n6,3\n,4\n")).toThrow("row 3, column sales: the value is missing");
});

test.each([
  ["sales,price\n,1\n,2\n", ["price"], "no row has a value of sales, a series needs at least two"],
  ["sales,price\n4,1\n,2\n", ["price"], "one row has a value of sales, a series needs at least two"],
  ["sales,price\n4,1\n5,2\n", ["prices"], "there is no column prices; did you mean price? There are sales and price"],
  [
    "sales,price\n4,1\n5,2\n",
    ["price", "sales"],
    "all columns that are read are known ahead; the option columns has to name another one",
  ],
])("%j, known %j", (text, ahead, message) => {
  expect(() => read(text, { ahead })).toThrow(message);
});

test("a column has to be read to be known ahead", () => {
  expect(() => read("sales,price\n4,1\n5,2\n", { columns: ["sales"] })).toThrow(
    "the column price is known ahead, but not among those that are read",
  );
});
