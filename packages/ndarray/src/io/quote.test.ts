import { describe, expect, it } from "vitest";
import { quote } from "./quote.ts";

describe("quote", () => {
  it("puts text in quotes", () => {
    expect(quote("fc/W")).toBe('"fc/W"');
    expect(quote('say "no"\\')).toBe('"say \\"no\\"\\\\"');
    expect(quote("重み")).toBe('"重み"');
  });

  it("stays in one line, with nothing invisible in it", () => {
    expect(quote("a\nb\0c")).toBe('"a\\nb\\u0000c"');
    expect(quote("a\u2028b\u0085c\u202ed\u200be\u007ff")).toBe('"a\\u{2028}b\\u{85}c\\u{202e}d\\u{200b}e\\u{7f}f"');
    expect(quote("\ud800")).toBe('"\\ud800"');
  });

  it("cuts long text", () => {
    expect(quote("x".repeat(60))).toBe(`"${"x".repeat(60)}"`);
    expect(quote("x".repeat(5000))).toBe(`"${"x".repeat(60)}…"`);
  });
});
