import { expect, it } from "vitest";
import { asciiOf, isPrintable, quoteBytes, untilZero } from "./text.ts";

it("quoteBytes shows printable ASCII only, truncated", () => {
  const bytes = Uint8Array.of(0x61, 0x0a, 0x20, 0x7e, 0x7f, 0xe9, 0x1b);
  expect(asciiOf(bytes)).toBe("a? ~???");
  expect(quoteBytes(bytes)).toBe('"a? ~???"');
  expect(quoteBytes(new Uint8Array(60).fill(0x61))).toBe(`"${"a".repeat(60)}"`);
  expect(quoteBytes(new Uint8Array(61).fill(0x61))).toBe(`"${"a".repeat(60)}..."`);
  expect([0x1f, 0x20, 0x7e, 0x7f].map(isPrintable)).toEqual([false, true, true, false]);
});

it("untilZero cuts bytes at the first zero", () => {
  expect([...untilZero(Uint8Array.of(1, 2, 0, 3, 0))]).toEqual([1, 2]);
  expect([...untilZero(Uint8Array.of(0, 1))]).toEqual([]);
  expect([...untilZero(Uint8Array.of(1, 2))]).toEqual([1, 2]);
});
