import { uniform } from "@dz/core/testing";
import { array } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkFunction } from "../testing/vitest.ts";
import { erf } from "./erf.ts";

/** The series around 0, which ends before its terms lose digits. */
function series(x: number): number {
  let [sum, term] = [0, x];
  for (let n = 0; n < 60; n++) {
    sum += term / (2 * n + 1);
    term *= -(x * x) / (n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

checkFunction("erf", erf, {
  expected: series,
  inputs: [uniform([2, 3], -2, 2)],
  extremes: [
    [1e-300, (1e-300 * 2) / Math.sqrt(Math.PI)],
    [1000, 1],
    [-Infinity, -1],
  ],
});

test("has the values of the tables (Abramowitz and Stegun, table 7.1) and its limits", () => {
  const y = erf(array([0, 0.5, 1, 2, -1, 30, -30, Infinity, -Infinity])).data.toTypedArray();
  const expected = [0, 0.5204998778, 0.8427007929, 0.995322265, -0.8427007929, 1, -1, 1, -1];
  for (const [i, value] of expected.entries()) expect(y[i]).toBeCloseTo(value, 10);
  expect(erf(1e-200).item()).toBeCloseTo(1.1283791670955e-200, 210);
  expect(erf(Number.NaN).item()).toBeNaN();
});
