import { expect, test } from "vitest";
import { tableLines } from "./table.ts";

test("tableLines aligns columns and leaves no space at the end", () => {
  expect(
    tableLines([
      ["host", "digests"],
      ["a long name", "1"],
      ["b", ""],
    ]),
  ).toEqual(["host         digests", "a long name  1", "b"]);
  expect(tableLines([])).toEqual([]);
});
