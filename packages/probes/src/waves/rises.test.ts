import { expect, test } from "vitest";
import { risesOf } from "./rises.ts";

test("rises after the sixth epoch are counted and summed, those above 10 % and all", () => {
  // Epoch 7 rises by half, 8 falls, 9 rises by a little.
  const { epochs, count, sum } = risesOf([9, 1, 9, 1, 9, 2, 3, 1, 1.05]);
  expect([epochs, count]).toEqual([3, 1]);
  expect(sum).toBeCloseTo(1.05, 12);
});

test("a continuation counts its epochs from where it began, with the loss that it began from", () => {
  expect(risesOf([1, 2, 4], 20)).toEqual({ epochs: 2, count: 2, sum: 3 });
  // Epochs 5, 6, 7: only the 7th is after the 6th.
  expect(risesOf([1, 2, 4], 5)).toEqual({ epochs: 1, count: 1, sum: 2 });
  expect(risesOf([1, 2, 4], 20, 21)).toEqual({ epochs: 1, count: 1, sum: 2 });
});

test("what is not a number is no rise", () => {
  expect(risesOf([1, Number.NaN, 1, Number.NaN], 20)).toEqual({ epochs: 3, count: 0, sum: 0 });
});
