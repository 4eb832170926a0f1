import { expect, test } from "vitest";
import { compareCells } from "./sort.ts";

test("numbers go by value, before words", () => {
  const cells = ["MLP", "0.1", "2e-7", "–", "10", "9", "NaN", "LSTM"];
  expect(cells.sort(compareCells)).toEqual(["2e-7", "0.1", "9", "10", "–", "LSTM", "MLP", "NaN"]);
});

test("numbers in words count", () => {
  expect(["run 10", "run 9"].sort(compareCells)).toEqual(["run 9", "run 10"]);
});
