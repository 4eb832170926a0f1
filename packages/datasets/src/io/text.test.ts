import { expect, it } from "vitest";
import { asciiOf, isPrintable, quoteBytes } from "./text.ts";

it("shows printable ASCII and nothing else, and not much of it", () => {
  const bytes = Uint8Array.of(0x61, 0x0a, 0x20, 0x7e, 0x7f, 0xe9, 0x1b);
  expect(asciiOf(bytes)).toBe("a? ~???");
  expect(quoteBytes(bytes)).toBe('"a? ~???"');
  expect(quoteBytes(new Uint8Array(60).fill(0x61))).toBe(`"${"a".repeat(60)}"`);
  expect(quoteBytes(new Uint8Array(61).fill(0x61))).toBe(`"${"a".repeat(60)}..."`);
  expect([0x1f, 0x20, 0x7e, 0x7f].map(isPrintable)).toEqual([false, true, true, false]);
});
