/// <reference types="node" />
import { gzipSync } from "node:zlib";
import { FormatError } from "@dz/ndarray";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gunzip, isGzip, mostFrom } from "./gunzip.ts";

const unzipped = (bytes: Uint8Array, maxBytes = 2 ** 30): number[] =>
  [...gunzip(bytes, "x", maxBytes)].flatMap((piece) => [...piece]);
/** The number of bytes that a file inflates to. */
const sizeOf = (bytes: Uint8Array): number => {
  let total = 0;
  for (const { length } of gunzip(bytes, "x", 2 ** 30)) total += length;
  return total;
};
const zipped = (bytes: Uint8Array | string): Uint8Array => new Uint8Array(gzipSync(bytes));
const text = (content: string): number[] => [...new TextEncoder().encode(content)];

/** A file with the optional header fields that these flags announce. */
function withFields(flags: number, fields: readonly number[]): Uint8Array {
  const file = zipped("content");
  const changed = Uint8Array.of(...file.subarray(0, 10), ...fields, ...file.subarray(10));
  changed[3] = flags;
  return changed;
}

describe("gunzip", () => {
  it("inflates what gzip compressed", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(unzipped(zipped(bytes))).toEqual([...bytes]);
      }),
    );
    const noise = Uint8Array.from({ length: 300_000 }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >>> 20);
    expect(unzipped(zipped(noise))).toEqual([...noise]);
  });

  it("skips the optional fields of the header", () => {
    const fields = [3, 0, 7, 7, 7, ...text("name"), 0, ...text("comment"), 0, 1, 2];
    expect(unzipped(withFields(4 + 8 + 16 + 2, fields))).toEqual(text("content"));
    for (let length = 0; length < 10 + fields.length; length++) {
      const cut = withFields(4 + 8 + 16 + 2, fields).subarray(0, length);
      expect(() => unzipped(cut), `${length} bytes`).toThrow(FormatError);
    }
  });

  it("refuses every truncated file, and a stream without content", () => {
    const file = zipped("content, content");
    for (let length = 0; length < file.length; length++) {
      expect(() => unzipped(file.subarray(0, length)), `${length} bytes`).toThrow(FormatError);
    }
    const blocks = Uint8Array.from({ length: 200_000 }, (_, i) => [0, 0, 0, 0xff, 0xff][i % 5] as number);
    expect(() => unzipped(Buffer.concat([file.subarray(0, 10), blocks, file.subarray(10)]))).toThrow(
      new FormatError("x: the compressed data continues without any content"),
    );
  });

  const garbage: [string, number[]][] = [
    ["a byte", [7]],
    ["four bytes", [1, 2, 3, 4]],
    ["text", text("trailing garbage")],
    ["zeros and a byte", [...new Array(600).fill(0), 1]],
    ["a gzip file of another method", [0x1f, 0x8b, 7, 0, 0, 0, 0, 0, 0, 0]],
    ["half of a header", [0x1f, 0x8b, 8, 0]],
    ["half of a member", [...zipped("b").subarray(0, 15)]],
    ["zeros and another member", [0, 0, ...zipped("b")]],
  ];
  it.each(garbage)("refuses %s after the end", (_, bytes) => {
    for (const content of ["content", ""]) {
      expect(() => unzipped(Uint8Array.of(...zipped(content), ...bytes))).toThrow(FormatError);
    }
  });

  it("refuses bytes between the stream and its checksum", () => {
    const file = zipped("content");
    for (const inserted of [[0], [1, 2, 3], text("hidden bytes"), new Array(600).fill(0)]) {
      for (const zeros of [0, 1, 600]) {
        const changed = Uint8Array.of(
          ...file.subarray(0, -8),
          ...inserted,
          ...file.subarray(-8),
          ...Buffer.alloc(zeros),
        );
        expect(() => unzipped(changed), `${inserted} and ${zeros} zeros`).toThrow(FormatError);
      }
    }
  });

  it("explains what is wrong with the end of a file", () => {
    const file = zipped("content");
    const message = (...bytes: number[]): string => {
      try {
        unzipped(Uint8Array.from(bytes));
      } catch (error) {
        return (error as Error).message;
      }
      return "read";
    };
    expect(message(...file.subarray(0, 14))).toBe("x: the gzip file is cut off after 14 bytes");
    expect(message(...file.subarray(0, 20))).toBe(
      "x: checksum fec530a9 and length 7 do not agree with cd492bcf and 2835349803 at the end of the gzip file: it is damaged, or something follows it",
    );
    expect(message(...file, 9)).toBe(
      "x: checksum fec530a9 and length 7 do not agree with 07fec530 and 150994944 at the end of the gzip file: it is damaged, or something follows it",
    );
    const damaged = file.map((byte, i) => (i === file.length - 8 ? byte + 1 : byte));
    for (const following of [[], [...file]]) {
      expect(message(...damaged, ...following)).toBe(
        "x: checksum fec530a9 and length 7 do not agree with fec530aa and 7 at the end of the gzip member: it is damaged",
      );
    }
    expect(message(...file, ...file.subarray(0, 14))).toBe(
      `x: the gzip file is cut off after ${file.length + 14} bytes`,
    );
    expect(message(...file, ...file.subarray(0, 9))).toBe("x: the gzip file is cut off in its header");
    expect(message(...file, ...file.subarray(0, 10))).toBe(
      `x: the gzip file is cut off after ${file.length + 10} bytes`,
    );
  });

  it("concatenates several members", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 6 }), (parts) => {
        expect(unzipped(Buffer.concat(parts.map(zipped)))).toEqual(parts.flatMap((part) => [...part]));
      }),
    );
    expect(unzipped(Uint8Array.of(...withFields(8, [...text("a"), 0]), ...withFields(2, [1, 2])))).toEqual(
      text("contentcontent"),
    );
    // Member ends, checksums and following headers at every position around the end of a piece.
    for (let length = 16_860; length < 16_890; length++) {
      const stored = new Uint8Array(gzipSync(new Uint8Array(length), { level: 0 }));
      expect(sizeOf(Buffer.concat([stored, zipped("a")]))).toBe(length + 1);
    }
  });

  it("refuses a header followed by zeros only", () => {
    const header = [...zipped("").subarray(0, 4), 0, 0, 0, 0, 0, 0];
    for (const before of [[], [...zipped("content")]]) {
      for (const zeros of [0, 1, 2, 3, 4, 5, 9, 10, 11, 18, 600]) {
        const file = Uint8Array.of(...before, ...header, ...new Array<number>(zeros).fill(0));
        expect(() => unzipped(file), `${before.length} bytes and ${zeros} zeros`).toThrow(FormatError);
      }
    }
  });

  it("skips zeros after the last member, the padding of tapes", () => {
    for (const content of ["content", "", "\0", "\0".repeat(70_000)]) {
      for (const zeros of [1, 2, 3, 4, 7, 8, 9, 600, 40_000]) {
        const padding = new Uint8Array(zeros);
        const file = Buffer.concat([zipped(content), padding]);
        expect(sizeOf(file), `${content.length} bytes, ${zeros} zeros`).toBe(content.length);
        expect(sizeOf(Buffer.concat([zipped("a"), file]))).toBe(content.length + 1);
      }
    }
    const stored = new Uint8Array(gzipSync(Uint8Array.of(97, ...new Uint8Array(300)), { level: 0 }));
    expect(unzipped(Buffer.concat([stored, new Uint8Array(512)]))).toHaveLength(301);
  });

  it("limits the size of all members together", () => {
    const [file, more] = [zipped(new Uint8Array(500)), zipped(new Uint8Array(501))];
    expect(unzipped(Buffer.concat([file, file, Buffer.alloc(9)]), 1000)).toHaveLength(1000);
    expect(() => unzipped(Buffer.concat([file, more]), 1000)).toThrow(
      new FormatError("x: inflates to more than 1000 bytes"),
    );
    const bomb = zipped(new Uint8Array(2 ** 22));
    expect(() => sizeOf(Buffer.concat(new Array(17).fill(bomb)))).toThrow(
      new FormatError(`x: inflates to more than ${2 ** 26} bytes`),
    );
    const members = (count: number): Uint8Array => Buffer.concat(new Array(count).fill(zipped("")));
    expect(sizeOf(members(1000))).toBe(0);
    expect(() => sizeOf(members(2 ** 14 + 1))).toThrow(
      new FormatError(`x: the gzip file has more than ${2 ** 14} members`),
    );
  });

  it("stops at the size limit", () => {
    const file = zipped(new Uint8Array(1000));
    expect(unzipped(file, 1000)).toHaveLength(1000);
    expect(() => unzipped(file, 999)).toThrow(new FormatError("x: inflates to more than 999 bytes"));
  });

  it("stops at the larger of 64 MiB and a hundred times the file size, without inflating the rest", () => {
    expect([0, 2 ** 19, 2 ** 20, 10 ** 8].map(mostFrom)).toEqual([2 ** 26, 2 ** 26, 100 * 2 ** 20, 10 ** 10]);
    const bomb = zipped(new Uint8Array(2 ** 26 + 1));
    let largest = 0;
    const read = (): void => {
      for (const piece of gunzip(bomb, "x", 2 ** 30)) largest = Math.max(largest, piece.length);
    };
    expect(read).toThrow(new FormatError(`x: inflates to more than ${2 ** 26} bytes`));
    expect(largest).toBeLessThan(2 ** 25);
  });

  it.each<[string, (file: Uint8Array) => void]>([
    ["x: not a gzip file", (file) => file.fill(0, 0, 1)],
    ["x: gzip method 7 is not known, only 8 (deflate)", (file) => file.fill(7, 2, 3)],
    ["x: the gzip header has flags 32, some of which are reserved", (file) => file.fill(32, 3, 4)],
    ["x: checksum ", (file) => file.fill(1, file.length - 8, file.length - 7)],
    ["x: checksum ", (file) => file.fill(9, file.length - 4, file.length - 3)],
    ["x: the compressed data is broken (invalid block type)", (file) => file.fill(0xff, 10, 11)],
  ])("refuses: %s", (message, change) => {
    const file = zipped("content");
    change(file);
    expect(() => unzipped(file)).toThrow(FormatError);
    expect(() => unzipped(file)).toThrow(message);
  });

  it("refuses an empty file", () => {
    expect(() => unzipped(new Uint8Array(0))).toThrow(new FormatError("x: the file is empty"));
    const starts = [new Uint8Array(0), Uint8Array.of(0x1f), Uint8Array.of(0x1f, 0x8c), Uint8Array.of(0x1e, 0x8b)];
    expect([...starts, zipped("")].map(isGzip)).toEqual([false, false, false, false, true]);
  });

  it("throws only dz errors for altered bytes", () => {
    const file = zipped("some content, some content, and more");
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), (at, byte) => {
        const changed = file.slice();
        changed[at] = byte;
        try {
          unzipped(changed);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
    );
  });
});
