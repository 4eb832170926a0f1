import { expect, test } from "vitest";
import { add, div, mul, pair, quotient, scale, sqrt, sub, twoProduct, twoSum } from "./pair.ts";

test("twoSum and twoProduct are exact", () => {
  expect(twoSum(1, 2 ** -60)).toEqual({ hi: 1, lo: 2 ** -60 });
  expect(twoProduct(1 + 2 ** -30, 1 + 2 ** -30)).toEqual({ hi: 1 + 2 ** -29, lo: 2 ** -60 });
});

test("div gives a third to a hundred bits", () => {
  const third = quotient(1n, 3n);
  expect(div(pair(1), pair(3))).toEqual(third);
  const rest = sub(mul(third, pair(3)), pair(1));
  expect(Math.abs(rest.hi)).toBeLessThan(2 ** -104);
  expect(add(third, scale(third, 2)).hi).toBe(1);
});

test("sqrt gives roots to a hundred bits", () => {
  const root = sqrt(pair(2));
  expect(root.hi).toBe(Math.SQRT2);
  expect(Math.abs(sub(mul(root, root), pair(2)).hi)).toBeLessThan(2 ** -102);
  expect(sqrt(pair(0))).toEqual(pair(0));
});
