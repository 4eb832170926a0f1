import * as v from "valibot";
import { expect, test } from "vitest";
import { issueText } from "./issue-text.ts";

const schema = v.object({ a: v.object({ b: v.number("expected a number"), c: v.picklist(["x", "y"]) }) });

test.each<[unknown, string]>([
  [{ a: { b: "1", c: "x" } }, "a.b: expected a number"],
  [{ a: { b: 1, c: "secret\ntext" } }, 'a.c: expected ("x" | "y")'],
  [{}, 'a: expected "a"'],
  [3, "it: expected Object"],
])("issueText names the field and what was expected, not what was found: %j", (value, text) => {
  const { issues } = v.safeParse(schema, value);
  expect(issueText((issues as [v.BaseIssue<unknown>])[0])).toBe(text);
});

test("issueText shows no key that is no word", () => {
  const { issues } = v.safeParse(v.record(v.string(), v.number()), { "a b\n": "x" });
  expect(issueText((issues as unknown as [v.BaseIssue<unknown>])[0])).toBe("…: expected number");
});
