import { array, FormatError, saveNpz, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { FieldReader, FieldWriter } from "./fields.ts";

const numbers = [0, -0, 0.1, 5e-324, -1.7976931348623157e308, Number.NaN, Infinity, -Infinity];

test("FieldReader returns bitwise what FieldWriter wrote", () => {
  const writer = new FieldWriter();
  for (const [i, x] of numbers.entries()) writer.number(`n${i}`, x);
  writer.flag("yes", true);
  writer.flag("no", false);
  writer.words("words", [0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1]);
  writer.numbers("rate", { steps: 3, base: 1 / 3 });
  writer.arrays("weights", [
    ["fc/W", array([[1 / 3, Number.NaN]])],
    ["fc/b", array([0.5], { dtype: "float32" })],
  ]);

  const reader = new FieldReader(writer.bytes());
  for (const [i, x] of numbers.entries()) expect(reader.number(`n${i}`)).toBe(x);
  expect([reader.flag("yes"), reader.flag("no")]).toEqual([true, false]);
  expect(reader.words("words", 5)).toEqual([0, 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1]);
  expect(reader.numbers("rate", ["base", "steps"])).toEqual({ steps: 3, base: 1 / 3 });
  const weights = reader.arrays("weights");
  expect(Array.from(weights, ([name, { dtype }]) => [name, dtype])).toEqual([
    ["fc/W", "float64"],
    ["fc/b", "float32"],
  ]);
  expect(weights.get("fc/W")?.toArray()).toEqual([[1 / 3, Number.NaN]]);
  reader.end();
});

test("FieldWriter gives equal bytes for equal fields", () => {
  const bytes = (): Uint8Array => {
    const writer = new FieldWriter();
    writer.numbers("rate", { steps: 3, base: Number.NaN });
    return writer.bytes();
  };
  expect(bytes()).toEqual(bytes());
});

describe("FieldReader refuses unexpected fields by name", () => {
  const reader = (): FieldReader =>
    new FieldReader(
      saveNpz([
        ["x", array(1.5)],
        ["list", zeros([3], { dtype: "int32" })],
        ["flag", array(true)],
      ]),
    );
  test.each<[(reader: FieldReader) => unknown, string]>([
    [(r) => r.number("y"), "y is missing"],
    [(r) => r.number("list"), "list is [3] int32, expected [] float64"],
    [(r) => r.number("flag"), "flag is [] bool, expected [] float64"],
    [(r) => r.whole("x", 0, 9), "x is 1.5, expected a whole number from 0 to 9"],
    [(r) => r.flag("x"), "x is [] float64, expected [] bool"],
    [(r) => r.words("list", 4), "list is [3] int32, expected [4] int32"],
    [(r) => r.numbers("x", ["a"]), "x/a is missing"],
    [(r) => [r.number("x"), r.number("x")], "x is missing"],
    [(r) => [r.number("x"), r.flag("flag"), r.end()], 'there is a field "list", which is unknown'],
  ])("%#", (read, message) => {
    expect(() => read(reader())).toThrow(new FormatError(message));
  });

  test("bytes that are not an npz file", () => {
    expect(() => new FieldReader(Uint8Array.of(1, 2, 3))).toThrow(FormatError);
  });
});
