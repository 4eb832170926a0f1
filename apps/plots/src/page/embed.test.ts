import { describe, expect, test } from "vitest";
import { dataAddress, embeddedJson, shortPath } from "./embed.ts";

test("embeddedJson cannot end its element, and is the same value", () => {
  const value = { name: "</script><script>alert(1)</script><!--", separators: "\u2028\u2029" };
  const json = embeddedJson(value);
  expect(json).not.toMatch(/[<\u2028\u2029]/);
  expect(JSON.parse(json)).toEqual(value);
});

describe("dataAddress", () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><text fill='#123'>100 % &amp; more</text>\n</svg>`;

  test("gives the picture back", () => {
    const [head, ...body] = dataAddress(svg).split(",");
    expect(head).toBe("data:image/svg+xml;charset=utf-8");
    expect(decodeURIComponent(body.join(","))).toBe(svg);
  });

  test("can stand between single quotes", () => {
    expect(dataAddress(svg)).not.toMatch(/['#&\n]/);
  });
});

describe("shortPath", () => {
  const long = `M0.04,10.25${Array.from({ length: 30 }, (_, i) => `L${i + 1}.04,10.25`).join("")}`;

  test("makes long lines relative", () => {
    expect(shortPath(long)).toBe(`M0 10.3${"l1 0".repeat(30)}`);
  });

  test.each(["M0,0L1,1", `${long}Z`, "M1 2h0M3 4h0"])("leaves %s", (data) => {
    expect(shortPath(data)).toBe(data);
  });
});
