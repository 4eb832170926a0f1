import { expect, test } from "vitest";
import { CPP, DZ } from "./names.ts";
import { formatNumber, workTable } from "./report.ts";
import { rowsOf } from "./results.ts";

test.each([
  [1234.5, "1235"],
  [123.4, "123"],
  [12.34, "12.3"],
  [1, "1.00"],
  [0.01234, "0.0123"],
  [0.00000012, "0.000000"],
  [0, "0"],
])("formatNumber(%d) is %s", (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test("workTable has a section for each job and a line for each contender", () => {
  const samples = [
    { job: "add-1", contender: CPP, name: "forward", value: 50 },
    { job: "add-1", contender: DZ, name: "forward", value: 100 },
    { job: "add-1", contender: DZ, name: "recording", value: 250 },
    { job: "add-100", contender: DZ, name: "forward", value: 120 },
  ];
  const rows = rowsOf(samples.map((sample) => ({ ...sample, unit: "ns", round: 0 })));
  expect(workTable(rows).split("\n")).toEqual([
    "         forward, ns  ratio  recording, ns",
    "add-1",
    "  dz             100   2.00            250",
    "  C++           50.0   1.00",
    "add-100",
    "  dz             120",
  ]);
});
