import { describe, expect, test } from "vitest";
import { TextDecoding } from "./text-decoding.ts";

/** "日付,売上" and two rows in Shift_JIS, byte by byte. */
const SHIFT_JIS = Uint8Array.from([
  ...[0x93, 0xfa, 0x95, 0x74, 0x2c, 0x94, 0x84, 0x8f, 0xe3, 0x0d, 0x0a], // 日付,売上
  ...[0x8b, 0x4d, 0x2c, 0x83, 0x5c, 0x0d, 0x0a], // 貴,ソ: the second bytes are M and \ in ASCII
  ...[0xb1, 0x2c, 0x31], // ｱ,1: a katakana of one byte
]);
const JAPANESE = "日付,売上\r\n貴,ソ\r\nｱ,1";

function decoded(bytes: Uint8Array, size: number, encoding?: string): string {
  const decoding = new TextDecoding(encoding);
  let text = "";
  for (let i = 0; i < bytes.length; i += size) text += decoding.push(bytes.slice(i, i + size));
  return text + decoding.end();
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, swap: boolean): Uint8Array => {
  const bytes = new Uint8Array(Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).buffer);
  return swap ? bytes.map((_, i) => bytes[i ^ 1] as number) : bytes;
};

describe.each([1, 2, 3, 5, 7, 1000])("in pieces of %i bytes", (size) => {
  test("ASCII and nothing", () => {
    expect(decoded(utf8("a,b\n1,2\n"), size)).toBe("a,b\n1,2\n");
    expect(decoded(utf8(""), size)).toBe("");
  });

  test("UTF-8 without and with a mark, which is no character", () => {
    expect(decoded(utf8("日付,🙂\n1,é\n"), size)).toBe("日付,🙂\n1,é\n");
    expect(decoded(utf8("\ufeffdate,é\n"), size)).toBe("date,é\n");
    expect(decoded(utf8("date,\ufeff\n"), size)).toBe("date,\ufeff\n");
  });

  test("Shift_JIS, found and asked for", () => {
    expect(decoded(SHIFT_JIS, size)).toBe(JAPANESE);
    expect(decoded(SHIFT_JIS, size, "shift_jis")).toBe(JAPANESE);
    expect(decoded(SHIFT_JIS, size, "SJIS")).toBe(JAPANESE);
  });

  test("UTF-16 with a mark, in both orders", () => {
    expect(decoded(utf16("\ufeff日付,🙂\n", false), size)).toBe("日付,🙂\n");
    expect(decoded(utf16("\ufeff日付,🙂\n", true), size)).toBe("日付,🙂\n");
  });

  test("others that are asked for", () => {
    expect(decoded(Uint8Array.of(0x54, 0xe9, 0x2c, 0x80), size, "windows-1252")).toBe("Té,€");
    expect(decoded(Uint8Array.of(0xc6, 0xfc, 0x2c, 0x31), size, "euc-jp")).toBe("日,1");
    expect(decoded(Uint8Array.of(0x81, 0x30, 0x81, 0x30, 0x2c), size, "gb18030")).toBe("\u0080,");
  });

  test("a byte that does not fit is named by its position", () => {
    const bad = utf8("date,é\n1,2\n").with(8, 0xff);
    expect(() => decoded(bad, size)).toThrow("byte 9: is neither UTF-8 nor Shift_JIS; save the file as UTF-8, or name");
    expect(() => decoded(bad, size, "utf-8")).toThrow("byte 9: is not utf-8; the option encoding names another one");
    expect(() => decoded(SHIFT_JIS.with(12, 0x20), size)).toThrow("neither UTF-8 nor Shift_JIS");
    expect(() => decoded(utf8("a,é").slice(0, -1), size, "utf-8")).toThrow("byte 3: is not utf-8");
  });

  test("a European encoding is not taken for Shift_JIS", () => {
    const accents = Uint8Array.from("Temp\u00e9rature,20\u00b0C\n", (letter) => letter.charCodeAt(0));
    expect(() => decoded(accents, size)).toThrow("byte 5: is neither UTF-8 nor Shift_JIS");
  });
});

test("the 64 KiB from the first byte that is not ASCII decide, also when a character is cut there", () => {
  const text = `date,${"日付\n".repeat(30_000)}`;
  expect(decoded(utf8(text), 1000)).toBe(text);
  const japanese = Uint8Array.from({ length: 200_000 }, (_, i) => [0x93, 0xfa, 0x2c][i % 3] as number).slice(
    0,
    199_998,
  );
  expect(decoded(japanese, 4096)).toBe("日,".repeat(66_666));
  const late = utf8(text);
  late[150_000] = 0xff;
  expect(() => decoded(late, 1000)).toThrow(/^byte 15000[01]: is not utf-8; save the file as UTF-8, or name/);
});

test("refuses an unknown encoding, one whose bytes mean several things, and bytes without an end of a cell", () => {
  expect(() => new TextDecoding("sjsi")).toThrow('encoding: "sjsi" is unknown here; there are utf-8,');
  expect(() => new TextDecoding("iso-2022-jp")).toThrow("iso-2022-jp is not read; save the file as UTF-8");
  expect(() => decoded(new Uint8Array(2_000_000).fill(0x61), 50_000, "utf-8")).toThrow(
    "byte 1: no end of a row or a cell in 1048576 bytes",
  );
});
