import { expect, test } from "vitest";
import { parseSeeds } from "./seeds.ts";

test("seeds are numbers and ranges with both ends", () => {
  expect(parseSeeds("7")).toEqual([7]);
  expect(parseSeeds("1,5,10..12,4294967295")).toEqual([1, 5, 10, 11, 12, 4294967295]);
  expect(parseSeeds("0..99999")).toHaveLength(100_000);
});

test.each(["", "x", "1,", "-1", "1.5", "3..1", "0..", "1...2", "4294967296", "0..100000"])("refuses %j", (text) => {
  expect(() => parseSeeds(text)).toThrow("--seeds takes seeds such as 0..19 or 1,5,10..12, up to 4294967295, got ");
});

test("refuses a seed that occurs twice", () => {
  expect(() => parseSeeds("0..4,3")).toThrow("--seeds 0..4,3: 3 occurs twice");
});
