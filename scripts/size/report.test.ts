import { expect, test } from "vitest";
import { contentsOf, problemOf, tableOf } from "./report.ts";

const budget = { reached: 10, most: 10.5, wanted: 5 };

test("problemOf accepts a size up to the budget", () => {
  expect(problemOf("tanh", { raw: 0, gzip: 10_500 }, budget)).toBeNull();
  expect(problemOf("tanh", { raw: 0, gzip: 10_501 }, budget)).toBe(
    "tanh has 10.5 kB, its budget is 10.5 (scripts/size/budgets.ts); see what grew with check size --list tanh",
  );
  expect(problemOf("tanh", { raw: 0, gzip: 1 }, undefined)).toBe("tanh has no budget in scripts/size/budgets.ts");
});

test("tableOf has a line for each program and says what to do", () => {
  const sizes = new Map([
    ["tanh", { raw: 123_456, gzip: 10_400 }],
    ["small", { raw: 20_000, gzip: 8_499 }],
    ["large", { raw: 20_000, gzip: 10_600 }],
    ["new", { raw: 1, gzip: 1 }],
  ]);
  expect(tableOf(sizes, { tanh: budget, small: budget, large: { reached: 10, most: 10.5 } })).toBe(
    [
      "program  minified  gzip  budget  wanted",
      "tanh        123.5  10.4    10.5       5",
      "small        20.0   8.5    10.5       5  lower its budget",
      "large        20.0  10.6    10.5                 too large",
      "new           0.0   0.0    none                 too large",
    ].join("\n"),
  );
});

test("contentsOf lists families, and adds up the files that are not listed", () => {
  const families = [
    { from: "ndarray/kernels", bytes: 80, gzip: 40 },
    { from: "core", bytes: 15, gzip: 9 },
  ];
  const files = [
    { from: "ndarray/src/kernels/js.ts", bytes: 50 },
    { from: "ndarray/src/kernels/a.ts", bytes: 30 },
    { from: "core/src/ops/add.ts", bytes: 10 },
    { from: "core/src/config.ts", bytes: 5 },
  ];
  expect(contentsOf(families, files, 2)).toBe(
    [
      "family           minified  gzip",
      "ndarray/kernels        80    40",
      "core                   15     9",
      "",
      "file                       minified",
      "ndarray/src/kernels/js.ts        50",
      "ndarray/src/kernels/a.ts         30",
      "2 more files                     15",
    ].join("\n"),
  );
});
