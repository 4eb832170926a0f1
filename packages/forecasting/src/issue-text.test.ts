import * as v from "valibot";
import { expect, test } from "vitest";
import { issueText } from "./issue-text.ts";

const schema = v.record(v.string(), v.union([v.picklist(["a", "b"]), v.number("expected a number")]));
const textOf = (value: unknown, of: v.GenericSchema = schema): string => {
  const read = v.safeParse(of, value);
  return read.success ? "" : issueText(read.issues[0]);
};

test("names the field and what was expected, in words of the schema or of valibot", () => {
  const named = v.object({ some: v.array(v.number("expected a number")), word: v.picklist(["a", "b"]) });
  expect(textOf({ some: [1, "2"], word: "a" }, named)).toBe("some.1: expected a number");
  expect(textOf({ some: [], word: "c" }, named)).toBe('word: expected ("a" | "b")');
  expect(textOf(3, named)).toBe("it: expected Object");
});

test("has nothing of what was found, neither a value nor the name of a field that no one gave", () => {
  const found = "secret\n\u001b[2J";
  for (const value of [{ a: found }, { [found]: found }, { ["x".repeat(61)]: null }]) {
    expect(textOf(value)).toMatch(/^(a|…): expected [ -~]+$/);
  }
});
