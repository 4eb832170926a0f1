import { describe, expect, test } from "vitest";
import { type ReadOptions, readReadingOptions } from "./read-options.ts";
import type { Table } from "./table.ts";
import { TableBuilder } from "./table-builder.ts";

function build(rows: readonly (readonly string[])[], options?: ReadOptions): Table {
  const builder = new TableBuilder(readReadingOptions(options));
  for (const [i, cells] of rows.entries()) builder.row({ cells, number: i + 1 });
  return builder.end();
}

const numbers = (count: number): string[][] => Array.from({ length: count }, (_, i) => [`${i}`]);

describe("names", () => {
  test.each([
    [
      [
        ["a", " b "],
        ["1", "2"],
        ["3", "4"],
      ],
      ["a", "b"],
    ],
    [
      [
        ["a", ""],
        ["1", "2"],
        ["3", "4"],
      ],
      ["a", "column 2"],
    ],
    [
      [
        ["a", ""],
        ["1", ""],
        ["3", ""],
      ],
      ["a"],
    ],
    [
      [
        ["1", "2"],
        ["3", "4"],
      ],
      ["column 1", "column 2"],
    ],
    [[[], ["a"], ["1"], ["2"]], ["a"]],
    [
      [
        ["2000-01-01", "5"],
        ["2000-01-02", "6"],
      ],
      ["column 2"],
    ],
  ])("of %j are %j", (rows, names) => {
    expect(build(rows).names).toEqual(names);
  });

  test("a header of numbers, and none of words, if an option says so", () => {
    expect(
      build(
        [
          ["2001", "2002"],
          ["1", "2"],
          ["3", "4"],
        ],
        { header: true },
      ).names,
    ).toEqual(["2001", "2002"]);
    expect(() => build([["a"], ["1"], ["2"]], { header: false })).toThrow(
      'row 1, column "column 1": "a" is not a number'.replaceAll('"column 1"', "column 1"),
    );
  });
});

test("what is not wanted may be anything, and is not kept", () => {
  const { names, columns } = build(
    [
      ["w", "x", "y"],
      ["rain", "1", "1,2"],
      ["", "2", "?"],
    ],
    { columns: ["x"] },
  );
  expect(names).toEqual(["x"]);
  expect(columns).toEqual([Float64Array.of(1, 2)]);
});

test("columns stand in the order in which they are chosen", () => {
  const table = build(
    [
      ["x", "y"],
      ["1", "2"],
      ["3", "4"],
    ],
    { columns: [2, "x"] },
  );
  expect(table.names).toEqual(["y", "x"]);
  expect(table.columns).toEqual([Float64Array.of(2, 4), Float64Array.of(1, 3)]);
});

test("rows after the thousandth are read like those before", () => {
  const table = build([["x"], ...numbers(2500)]);
  expect(table.columns[0]).toEqual(Float64Array.from({ length: 2500 }, (_, i) => i));
  expect(table.rows.at(-1)).toBe(2501);
  expect(() => build([["x"], ...numbers(2500), ["?"]])).toThrow('row 2502, column x: "?" is not a number');
});

test("a time after the thousandth row that is none is refused", () => {
  const rows = Array.from({ length: 1500 }, (_, i) => [`${1000 + i}`, "1"]);
  expect(build([["year", "x"], ...rows]).times).toHaveLength(1500);
  expect(() => build([["year", "x"], ...rows, ["later", "1"]])).toThrow('row 1502, column year: "later" is not a time');
  expect(() => build([["year", "x"], ...rows, ["", "1"]])).toThrow("row 1502, column year: the time is missing");
});

test("the first thousand rows decide whether a column has times", () => {
  const rows = Array.from({ length: 1000 }, (_, i) => [i === 900 ? "99999" : `${1000 + i}`, "1"]);
  expect(build([["year", "x"], ...rows])).toMatchObject({ times: null, names: ["year", "x"] });
});

describe("blank rows", () => {
  test("at the end, and rows of blanks, are nothing", () => {
    expect(build([["a", "b"], ["1", "2"], ["3", "4"], [], ["", " "]])).toMatchObject({
      blankRows: 0,
      rows: Float64Array.of(2, 3),
    });
  });

  test("between others are nothing with times, and missing values without", () => {
    const dated = build([["date", "b"], ["2000", "2"], [], ["2001", "4"]]);
    expect(dated).toMatchObject({ blankRows: 1, rows: Float64Array.of(2, 4) });
    expect(() => build([["b"], ["2"], [], ["4"]])).toThrow("row 3, column b: the value is missing; the option missing");
    expect(build([["b"], ["2"], [], ["4"]], { missing: "forward" }).columns).toEqual([
      Float64Array.of(2, Number.NaN, 4),
    ]);
  });
});

test.each([
  [[], {}, "the file is empty"],
  [[[], [""]], {}, "the file is empty"],
  [[["a", "b"]], {}, "the file has no values, only names of columns"],
  [
    [
      ["a", "b"],
      ["1", "2"],
    ],
    {},
    "the file has one row of values, a series needs at least two",
  ],
  [[["a", "b"], ["1"], ["2"]], {}, "row 2: has 1 cell, the first row 2; a cell with the delimiter in it needs quotes"],
  [[["a", "b"], ["1", "2", "3"], ["2"]], {}, "row 2: has 3 cells, the first row 2"],
  [
    [["a"], ["1"], ["NA"]],
    {},
    'row 3, column a: the value is missing ("NA"); the option missing says what to do: interpolate, forward or drop',
  ],
  [[["a"], ["1"], ["1,234"]], {}, 'row 3, column a: "1,234" has a thousands\' separator; write 1234'],
  [
    [
      ["a", "b"],
      ["1", "rain"],
      ["2", "sun"],
    ],
    {},
    'row 2, column b: "rain" is not a number; the option columns says',
  ],
  [[["a"], ["1"], ["1e400"]], {}, 'row 3, column a: "1e400" is infinite'],
  [[["date"], ["2000"], ["2001"]], {}, "the file has a column of times, and none with values"],
  [
    [
      ["a", "a"],
      ["1", "2"],
      ["1", "2"],
    ],
    {},
    "columns 1 and 2 are both named a; read one of them",
  ],
  [
    [
      ["a", "b"],
      ["1", "2"],
      ["1", "2"],
    ],
    { columns: ["c"] },
    "there is no column c; there are a and b",
  ],
  [
    [
      ["year", "b"],
      ["2000", "2"],
      ["2001", "2"],
    ],
    { columns: ["b"], time: "b" },
    'row 2, column b: "2" is not a time',
  ],
  [
    [
      ["year", "b"],
      ["2000", "2"],
      ["2001", "2"],
    ],
    { columns: ["year"], time: "year" },
    "the column year cannot have both the times and the values",
  ],
  [[Array.from({ length: 10_001 }, (_, i) => `c${i}`), []], {}, "the file has 10001 columns, at most 10000 are read"],
])("case %# is refused", (rows, options, message) => {
  expect(() => build(rows, options as ReadOptions)).toThrow(message);
});

test("rows with blank cells too many are rows", () => {
  expect(build([["a"], ["1", "", " "], ["2"]]).columns).toEqual([Float64Array.of(1, 2)]);
});
