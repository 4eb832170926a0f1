import { expect, test } from "vitest";
import { fillMissing } from "./fill-missing.ts";
import type { Table } from "./table.ts";

const table = (...columns: number[][]): Table => ({
  names: columns.map((_, i) => `c${i}`),
  columns: columns.map((values) => Float64Array.from(values)),
  times: null,
  timeName: null,
  timeForm: null,
  rows: Float64Array.from(columns[0] as number[], (_, i) => i + 2),
  blankRows: 0,
  ahead: [],
});
const X = Number.NaN;

test("interpolate is on the line between the values before and after", () => {
  const filled = fillMissing(table([1, X, X, 4, X, 0], [0, 1, 2, 3, 4, 5]), "interpolate");
  expect(filled.table.columns).toEqual([Float64Array.of(1, 2, 3, 4, 2, 0), Float64Array.of(0, 1, 2, 3, 4, 5)]);
  expect(filled.filledValues).toBe(3);
  const huge = fillMissing(table([-1.7e308, X, 1.7e308]), "interpolate").table.columns[0];
  expect(huge?.[1]).toBe(0);
});

test("forward repeats the last value, and looks at none after it", () => {
  expect(fillMissing(table([1, X, X, 4, X]), "forward")).toMatchObject({
    table: { columns: [Float64Array.of(1, 1, 1, 4, 4)] },
    filledValues: 3,
    droppedRows: 0,
  });
});

test("drop leaves out rows in which any column lacks a value", () => {
  const { table: left, droppedRows } = fillMissing(table([1, X, 3, 4], [1, 2, X, 4]), "drop");
  expect(left.columns).toEqual([Float64Array.of(1, 4), Float64Array.of(1, 4)]);
  expect(left.rows).toEqual(Float64Array.of(2, 5));
  expect(droppedRows).toBe(2);
});

test("the table that is given stays as it is", () => {
  const given = table([1, X, 3]);
  fillMissing(given, "forward");
  expect(given.columns[0]).toEqual(Float64Array.of(1, X, 3));
});

test.each([
  [[X, 1, 2], "forward", "row 2, column c0: the value is missing, and there is none before it; drop the row"],
  [[X, X], "interpolate", "row 2, column c0: the value is missing, and there is none before it"],
  [
    [1, X, X],
    "interpolate",
    "row 3, column c0: the value is missing, and there is none after it to interpolate; drop the row, or fill forward",
  ],
  [[X, X, X], "drop", "no row has a value in each column, a series needs at least two"],
  [[X, 1, X], "drop", "one row has a value in each column, a series needs at least two"],
] as const)("%j with %s is refused", (values, missing, message) => {
  expect(() => fillMissing(table([...values]), missing)).toThrow(message);
});
