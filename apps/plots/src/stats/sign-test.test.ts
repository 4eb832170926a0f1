import { expect, test } from "vitest";
import { signTest } from "./sign-test.ts";

const signs = (above: number, below: number): number[] => [...Array(above).fill(2), ...Array(below).fill(-1)];

test("as SciPy's binomtest says", () => {
  // [binomtest(k, n).pvalue for k, n in ((7, 8), (9, 9), (15, 20), (10, 20), (1, 3))]
  expect(signTest(signs(7, 1))).toBeCloseTo(0.0703125, 12);
  expect(signTest(signs(9, 0))).toBeCloseTo(0.00390625, 12);
  expect(signTest(signs(15, 5))).toBeCloseTo(0.04138946533203125, 12);
  expect(signTest(signs(10, 10))).toBe(1);
  expect(signTest(signs(1, 2))).toBe(1);
});

test("in both directions, without zeros, and for any number of signs", () => {
  expect(signTest(signs(1, 7))).toBe(signTest(signs(7, 1)));
  expect(signTest([...signs(7, 1), 0, 0])).toBe(signTest(signs(7, 1)));
  expect(signTest([0, 0])).toBe(1);
  expect(signTest([])).toBe(1);
  expect(signTest(signs(1200, 1200))).toBe(1);
  expect(signTest(signs(3000, 0))).toBe(0);
});
