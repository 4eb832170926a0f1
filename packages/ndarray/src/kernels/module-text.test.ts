import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { arithmetic } from "./generated/arithmetic.ts";
import { byteOrder, bytesOfText, SINGLES, textOfBytes } from "./module-text.ts";

describe("the text of a module", () => {
  test("is every byte's, and leads back to it", () => {
    const bytes = Uint8Array.from({ length: 512 }, (_, i) => (i < 256 ? i : (i * 37) & 255));
    const text = textOfBytes(bytes);
    expect([...bytesOfText(text)]).toEqual([...bytes]);
    expect(text).toHaveLength(2 * (SINGLES + 2 * (256 - SINGLES)));
    expect(bytesOfText("")).toHaveLength(0);
  });

  test("needs no escape in a string, a template or a page", () => {
    const text = textOfBytes(Uint8Array.from({ length: 256 }, (_, i) => i));
    expect(text).toMatch(/^[ -~]*$/);
    expect(text).not.toMatch(/["'`\\$<&]/);
  });

  test("names each byte once", () => {
    expect([...byteOrder()].sort((a, b) => a - b)).toEqual(Array.from({ length: 256 }, (_, i) => i));
  });

  test("is as small in gzip as the bytes", () => {
    const bytes = bytesOfText(arithmetic);
    expect(gzipSync(arithmetic).length).toBeLessThan(1.03 * gzipSync(bytes).length);
    expect(arithmetic.length).toBeLessThan(1.1 * bytes.length);
    expect(textOfBytes(bytes)).toBe(arithmetic);
  });
});
