import { expect, test } from "vitest";
import { markTables } from "../../config/pure-tables.ts";

test("a table with a spread becomes the result of a pure call, on the same lines", () => {
  const text = `const aOptions = {
  ...reduceOptions,
  b: { default: 0 },
} satisfies OptionTable<A>;
export const other: Shared = 1;
`;
  expect(markTables(text)).toBe(`const aOptions = /* @__PURE__ */ (() => ({
  ...reduceOptions,
  b: { default: 0 },
}))() satisfies OptionTable<A>;
export const other: Shared = 1;
`);
});

test.each(["{ of: { ...all } }", "{ ratio: others.ratio }", "{ most: { default: 2 ** 30 } }"])(
  "%s is marked",
  (table) => {
    expect(markTables(`const xOptions = ${table};`)).toBe(`const xOptions = /* @__PURE__ */ (() => (${table}))();`);
  },
);

test.each([
  "const xOptions = { a: 1, check: (value) => ({ ...value, b: value.c }) };",
  "function f() {\n  const xOptions = { ...others };\n}",
  "const xOptions = read({ ...others });",
  "const table = { ...others };",
])("left as it is: %s", (text) => {
  expect(markTables(text)).toBe(text);
});
