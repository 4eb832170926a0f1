import { expect, test } from "vitest";
import { formatBytes, formatCount, formatTable } from "./summary-text.ts";

test("formatTable aligns columns, the last one to the right", () => {
  expect(
    formatTable([
      ["a", "bcd", "n"],
      ["efgh", "", "123"],
    ]),
  ).toEqual(["a     bcd    n", "efgh       123"]);
  expect(formatTable([])).toEqual([]);
});

test("formatCount groups digits by threes", () => {
  expect([0, 999, 1000, 123456, 138357544].map(formatCount)).toEqual(["0", "999", "1,000", "123,456", "138,357,544"]);
});

test("formatBytes uses binary units with one decimal", () => {
  expect([0, 1023, 1024, 318040, 2 ** 20, 553430176, 2 ** 30, 2 ** 42].map(formatBytes)).toEqual([
    ...["0 B", "1023 B", "1.0 KiB", "310.6 KiB", "1.0 MiB", "527.8 MiB", "1.0 GiB", "4096.0 GiB"],
  ]);
});
