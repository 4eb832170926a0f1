import { describe, expect, it } from "vitest";
import { DataError } from "./decode.ts";
import { Fields } from "./fields.ts";

describe("Fields", () => {
  it("reads fields by type", () => {
    const array = { shape: [1], dtype: "float64", data: [2] };
    const fields = new Fields({ n: 1.5, t: "text", f: true, l: [1, "NaN"], a: array, as: [array] }, "x");
    expect(fields.number("n")).toBe(1.5);
    expect(fields.text("t")).toBe("text");
    expect(fields.flag("f")).toBe(true);
    expect(fields.list("l")).toEqual([1, "NaN"]);
    expect(fields.numbers("l")).toEqual([1, Number.NaN]);
    expect(fields.array("a").values).toEqual([2]);
    expect(fields.arrays("as")).toHaveLength(1);
    expect(fields.unread()).toEqual([]);
    expect(fields.pathOf("n")).toBe("x.n");
    expect(new Fields({}, "").pathOf("n")).toBe("n");
  });

  it("lists unread fields, nested ones included", () => {
    const fields = new Fields({ a: 1, b: { c: 1, d: { e: 1 } }, l: [{ f: 1 }, { g: 1 }], note: "text" }, "");
    expect(fields.unread()).toEqual(["a", "b", "l", "note"]);
    fields.number("a");
    fields.ignore("note", "absent");
    fields.fields("b").fields("d");
    const [first] = fields.fieldsList("l");
    first?.number("f");
    expect(fields.unread()).toEqual(["b.c", "b.d.e", "l[1].g"]);
  });

  it("peeks without marking fields as read", () => {
    const fields = new Fields({ a: 1, b: [2] }, "");
    expect(fields.names()).toEqual(["a", "b"]);
    expect(fields.peek()).toEqual([1, [2]]);
    expect([fields.has("a"), fields.has("toString")]).toEqual([true, false]);
    expect(fields.unread()).toEqual(["a", "b"]);
  });

  it.each([
    ["number", "x.v: expected a number"],
    ["text", "x.v: expected a text"],
    ["flag", "x.v: expected true or false"],
    ["list", "x.v: expected a list"],
    ["numbers", "x.v: expected a list"],
    ["array", "x.v: expected an array"],
    ["fields", "x.v: expected an object"],
    ["fieldsList", "x.v: expected a list"],
  ] as const)("refuses a wrong type of %s", (kind, message) => {
    const fields = new Fields({ v: null }, "x");
    expect(() => fields[kind]("v")).toThrow(DataError);
    expect(() => fields[kind]("v")).toThrow(message);
    expect(() => fields[kind]("absent")).toThrow("x.absent: is missing");
  });

  it("accepts objects only", () => {
    for (const value of [1, null, [1], undefined]) {
      expect(() => new Fields(value, "")).toThrow("the data: expected an object");
    }
  });
});
