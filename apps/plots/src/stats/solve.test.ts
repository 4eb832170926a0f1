import { expect, test } from "vitest";
import { solve } from "./solve.ts";

const matrix = (...rows: number[][]): Float64Array[] => rows.map((row) => Float64Array.from(row));

test("solves, with a zero where the first pivot would be, and leaves its arguments as they are", () => {
  const a = matrix([0, 2, 1], [1, 1, 1], [4, 0, -1]);
  const b = Float64Array.of(7, 6, 1); // of x = [1, 2, 3]
  expect([...solve(a, b)]).toEqual([1, 2, 3].map((x) => expect.closeTo(x, 12)));
  expect([...(a[0] as Float64Array)]).toEqual([0, 2, 1]);
  expect([...b]).toEqual([7, 6, 1]);
});

test("a column without a pivot gives 0", () => {
  expect([...solve(matrix([2, 0], [0, 0]), Float64Array.of(4, 0))]).toEqual([2, 0]);
});
