import { FormatError } from "@dz/ndarray";
import { describe, expect, it } from "vitest";
import { TarExtensions } from "./tar-extensions.ts";

const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);

/** The extension of the next member after these headers. */
function after(...headers: [type: string, content: string][]): { path?: string; size?: number } {
  const extensions = new TarExtensions("x");
  for (const [type, content] of headers) extensions.add(type, bytes(content));
  const { path, size } = extensions.take();
  return { ...(path && { path: new TextDecoder().decode(path) }), ...(size !== undefined && { size }) };
}

describe("TarExtensions", () => {
  it("recognizes its header types, and limits their lengths", () => {
    const extensions = new TarExtensions("x");
    expect(["x", "g", "L", "K", "0", "\0", "5", "X"].map((type) => extensions.isOne(type, 9))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect([extensions.isOne("x", 2 ** 20), extensions.isOne("0", null)]).toEqual([true, false]);
    expect(() => extensions.isOne("g", 2 ** 20 + 1)).toThrow(
      new FormatError("x: an extended header of the tar archive has 1048577 bytes, at most 1048576 are read"),
    );
    expect(() => extensions.isOne("L", null)).toThrow(
      new FormatError("x: an extended header of the tar archive has no valid size"),
    );
  });

  it("reads records", () => {
    expect(after(["x", "12 path=abc\n"])).toEqual({ path: "abc" });
    expect(after(["x", "12 path=a=b\n"])).toEqual({ path: "a=b" });
    expect(after(["x", "9 path=a\n20 mtime=1700000000\n13 size=1234\n"])).toEqual({ path: "a", size: 1234 });
    expect(after(["x", "14 path=a\nb c\n11 key=\n\n\n\n"])).toEqual({ path: "a\nb c" });
    expect(after(["x", "13 path=\u00e4\u00b7\n"])).toEqual({ path: "\u00e4\u00b7" });
    expect(after(["x", ""])).toEqual({});
    expect(after()).toEqual({});
  });

  it("prefers records for one member to global ones, and later ones to earlier ones", () => {
    expect(after(["g", "9 path=g\n9 size=1\n"], ["x", "9 path=x\n"])).toEqual({ path: "x", size: 1 });
    expect(after(["g", "9 path=a\n"], ["g", "9 path=b\n"])).toEqual({ path: "b" });
    expect(after(["L", "long\0"])).toEqual({ path: "long" });
    expect(after(["L", "long\0"], ["x", "9 path=x\n"])).toEqual({ path: "x" });
    expect(after(["x", "9 path=x\n"], ["L", "long\0"])).toEqual({ path: "x" });
    expect(after(["K", "link\0"])).toEqual({});
  });

  it("discards the records of one member after it", () => {
    const extensions = new TarExtensions("x");
    extensions.add("g", bytes("9 size=1\n"));
    extensions.end();
    extensions.add("x", bytes("9 size=2\n"));
    expect(() => extensions.end()).toThrow(
      new FormatError("x: the tar archive ends behind an extended header, which belongs to a member"),
    );
    expect(extensions.take()).toEqual({ size: 2 });
    expect(extensions.take()).toEqual({ size: 1 });
    extensions.end();
  });

  it.each([
    ["abc", 0],
    ["12path=abc\n", 0],
    ["12 path=abc", 0],
    ["12 path=abcd", 0],
    ["11 path=abc\n", 0],
    ["13 path=abc\n", 0],
    ["012 path=ab\n", 0],
    ["0 ", 0],
    ["2 path=abc\n", 0],
    ["3 \n", 0],
    ["5 ab\n", 0],
    ["4 =\n", 0],
    ["99999999 path=a\n", 0],
    ["9 path=a\nx", 9],
    ["9 path=a\n\0", 9],
  ])("refuses the damaged records %j", (content, at) => {
    expect(() => after(["x", content])).toThrow(
      new FormatError(`x: an extended header of the tar archive is damaged at byte ${at}`),
    );
  });

  it.each(["11 size=-1\n", "8 size=\n", "11 size=1k\n", "25 size=9007199254740992\n"])("refuses %j", (content) => {
    expect(() => after(["x", content])).toThrow("x: an extended header of the tar archive has the size");
  });

  it("truncates a long size in the message", () => {
    const record = `61 size=${"9".repeat(52)}\n`;
    expect(() => after(["x", record])).toThrow(
      new FormatError(`x: an extended header of the tar archive has the size "${"9".repeat(30)}"`),
    );
    expect(after(["x", "8 k=abc\n"])).toEqual({}); // a key of one letter
  });

  it("refuses sparse files", () => {
    expect(() => after(["x", "22 GNU.sparse.major=1\n"])).toThrow(
      new FormatError("x: sparse members of tar archives are not read"),
    );
  });
});
