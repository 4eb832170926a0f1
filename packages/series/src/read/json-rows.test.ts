import { expect, test } from "vitest";
import { JsonRows } from "./json-rows.ts";

function read(text: string, size = 1000, chosen = false): { names: readonly string[]; rows: (readonly string[])[] } {
  let names: readonly string[] = [];
  const rows: (readonly string[])[] = [];
  const source = new JsonRows(
    {
      row: ({ cells }) => {
        rows.push(cells);
      },
      names: (found) => {
        names = found;
      },
    },
    chosen,
  );
  for (let i = 0; i < text.length; i += size) source.push(text.slice(i, i + size));
  source.end();
  return { names, rows };
}

const expected = {
  names: ["date", "value"],
  rows: [
    ["2000", "1.5"],
    ["2001", ""],
    ["2002", ""],
    ["true", "[1]"],
  ],
};
const objects = [
  '{"date":"2000","value":1.5}',
  '{"date":2001,"value":null}',
  '{"date":"2002"}',
  '{"value":[1],"date":true}',
];

test.each([1, 4, 1000])("objects on lines and in an array, in pieces of %i characters", (size) => {
  expect(read(objects.join("\n"), size)).toEqual(expected);
  expect(read(`${objects.join("\r\n")}\r\n`, size)).toEqual(expected);
  expect(read(` [${objects.join(",\n")}]\n`, size)).toEqual(expected);
});

test("a number comes back as the same number", () => {
  const numbers = [0.1, 1e21, -5e-324, 123456789.12345679];
  expect(
    read(numbers.map((value) => JSON.stringify({ value })).join("\n"))
      .rows.flat()
      .map(Number),
  ).toEqual(numbers);
});

test("a blank line is a blank row", () => {
  expect(read('{"a":1}\n\n{"a":2}\n').rows).toEqual([["1"], [], ["2"]]);
});

test("__proto__ and constructor are names like any other", () => {
  const { names, rows } = read('{"__proto__":1,"constructor":2}\n{}\n');
  expect(names).toEqual(["__proto__", "constructor"]);
  expect(rows).toEqual([
    ["1", "2"],
    ["", ""],
  ]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("a key that the first object lacks is refused, unless the columns are chosen", () => {
  const text = '{"a":1}\n{"a":2,"b":3}\n';
  expect(() => read(text)).toThrow('line 2: has a key "b", which the first object lacks');
  expect(read(text, 1000, true).rows).toEqual([["1"], ["2"]]);
});

test.each([
  ['{"a":1}\n{"a":NaN}\n', "line 2: is not JSON ("],
  ['{"a":1}\n[1]\n', 'line 2: is "[1]", expected an object such as'],
  ["[1, 2]", 'item 1: is "1", expected an object such as'],
  ['[{"a":1}', "the file: is not JSON ("],
  ['[{"a":1}, null]', 'item 2: is "null", expected an object'],
])("%j is refused", (text, message) => {
  expect(() => read(text)).toThrow(message);
});

test("a line without end is refused", () => {
  expect(() => read(`{"a":"${"x".repeat(1_200_000)}`, 100_000)).toThrow("line 1: has more than 1048576 characters");
});
