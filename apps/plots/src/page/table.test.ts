import { describe, expect, test } from "vitest";
import { MOST_ROWS, tableFile, tableMarkup, thinning } from "./table.ts";

describe("tableMarkup", () => {
  test("escapes words and rounds numbers", () => {
    expect(tableMarkup({ columns: ["<a>", "b"], rows: [["x & y", 0.123456789]] })).toBe(
      "<table><thead><tr><th scope=col class=word>&lt;a&gt;<th scope=col>b<tbody><tr><td class=word>x &amp; y<td>0.123457</table>",
    );
  });

  test("shows some rows of a long table, and the last", () => {
    const markup = tableMarkup({ columns: ["t"], rows: Array.from({ length: 999 }, (_, i) => [i]) });
    expect(markup.match(/<tr>/g)?.length).toBeLessThanOrEqual(MOST_ROWS + 2);
    expect(markup).toContain("<tr><td>0<tr><td>10<tr>");
    expect(markup).toMatch(/<td>998<\/table>$/);
  });
});

test("thinning leaves short tables alone", () => {
  expect([0, 1, MOST_ROWS, MOST_ROWS + 1, 999].map(thinning)).toEqual([1, 1, 1, 2, 10]);
});

test("tableFile has all digits and quotes what has commas", () => {
  expect(tableFile({ columns: ["a, b", "c"], rows: [['say "x"', 0.1 + 0.2]] })).toBe(
    '"a, b",c\n"say ""x""",0.30000000000000004\n',
  );
});
