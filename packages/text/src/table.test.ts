import { expect, test } from "vitest";
import { tableLines } from "./table.ts";

test("tableLines aligns names to the left and numbers to the right", () => {
  const rows = [
    ["", "ms", "ratio"],
    ["plain loops", "20.5", "1.00"],
    ["rnn", "5", ""],
  ];
  expect(tableLines(rows)).toEqual(["               ms  ratio", "plain loops  20.5   1.00", "rnn             5"]);
  expect(tableLines([])).toEqual([]);
});
