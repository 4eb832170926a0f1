import { array } from "@dz/ndarray";
import { expect, test } from "vitest";
import { spectralRadius } from "./spectral-radius.ts";

function radius(rows: number[][]): number {
  const work = spectralRadius(array(rows));
  for (let next = work.next(); ; next = work.next()) if (next.done === true) return next.value;
}

test("complex and real eigenvalues", () => {
  expect(
    radius([
      [0, -0.7],
      [0.7, 0],
    ]),
  ).toBeCloseTo(0.7, 5);
  expect(
    radius([
      [2, 1, 0],
      [0, -3, 5],
      [0, 0, 1],
    ]),
  ).toBeCloseTo(3, 4);
});

test("a matrix that is far from normal: its norm says nothing of its eigenvalues", () => {
  expect(
    radius([
      [0.5, 1000],
      [0, 0.4],
    ]),
  ).toBeCloseTo(0.5, 3);
});

test("a nilpotent matrix has none but 0", () => {
  expect(
    radius([
      [0, 1],
      [0, 0],
    ]),
  ).toBe(0);
});
