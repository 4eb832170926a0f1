import { expect, test } from "vitest";
import { table } from "./table.ts";

test("table aligns names to the left and numbers to the right", () => {
  const rows = [
    ["", "ms", "ratio"],
    ["plain loops", "20.5", "1.00"],
    ["rnn", "5", "0.25"],
  ];
  expect(table(rows)).toBe("               ms  ratio\nplain loops  20.5   1.00\nrnn             5   0.25");
});
