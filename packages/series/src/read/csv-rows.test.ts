import { expect, test } from "vitest";
import { CsvRows } from "./csv-rows.ts";

function rows(text: string, size = 1000, delimiter?: string, decimal: "." | "," = "."): (readonly string[])[] {
  const all: (readonly string[])[] = [];
  const source = new CsvRows(
    {
      row: ({ cells, number }) => {
        expect(number).toBe(all.push(cells));
      },
      names: () => expect.unreachable(),
    },
    delimiter,
    decimal,
  );
  for (let i = 0; i < text.length; i += size) source.push(text.slice(i, i + size));
  source.end();
  return all;
}

const QUOTED = 'a,b\r\n"1,5","say ""no"""\r\n"two\r\nlines",\r\n\r\n5,"6" \r\n7,"8"';

test.each([1, 2, 3, 10, 1000])("quotes, empty cells, blank rows and CRLF, in pieces of %i characters", (size) => {
  const expected = [["a", "b"], ["1,5", 'say "no"'], ["two\nlines", ""], [], ["5", "6"], ["7", "8"]];
  expect(rows(QUOTED, size)).toEqual(expected);
  expect(rows(QUOTED, size, ",")).toEqual(expected);
});

test.each(["\n", "\r\n", "\r"])("line breaks %j, with and without the last one", (mark) => {
  expect(rows(`a,b${mark}1,2`, 1)).toEqual([
    ["a", "b"],
    ["1", "2"],
  ]);
  expect(rows(`a,b${mark}1,2${mark}`, 1)).toEqual([["a", "b"], ["1", "2"], []]);
});

test.each([
  ["a,b\n1,2\n", ".", ["a", "b"]],
  ["a;b\n1;2\n", ".", ["a", "b"]],
  ["a\tb\n1\t2\n", ".", ["a", "b"]],
  ["a|b\n1|2\n", ".", ["a", "b"]],
  ["a;b\n1,5;2,5\n", ".", ["a", "b"]],
  ["a;b\n1,5;2,5\n", ",", ["a", "b"]],
  ["a\n1,5\n", ",", ["a"]],
  ["a\n1\n", ".", ["a"]],
  ['"a;x",b\n1,2\n', ".", ["a;x", "b"]],
  ["date,Jan; Feb\n1,2\n", ".", ["date", "Jan; Feb"]],
] as const)("the delimiter of %j is found", (text, decimal, header) => {
  expect(rows(text, 1000, undefined, decimal)[0]).toEqual(header);
});

test("a delimiter that is given is taken", () => {
  expect(rows("a:b\n1:2", 1000, ":")).toEqual([
    ["a", "b"],
    ["1", "2"],
  ]);
});

test.each([1, 7, 1000])("quotes that do not close, or are not doubled, in pieces of %i characters", (size) => {
  expect(() => rows('a,b\n1,2\n3,"4\n5,6', size)).toThrow("row 3: a cell begins with a quote that is not closed");
  expect(() => rows('a,b\n1,"2"x\n3,4', size)).toThrow("row 2: a quote within a quoted cell is not doubled");
  expect(rows('a,b\n1,2" pipe\n', size)[1]).toEqual(["1", '2" pipe']);
});

test("a quote that is never closed is refused before the rest of the file is read", () => {
  expect(() => rows(`a,b\n1,"${"2,3\n".repeat(400_000)}`, 100_000)).toThrow(
    "row 2: has more than 1048576 characters; is there a quote that is not closed?",
  );
});
