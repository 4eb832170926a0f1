/// <reference types="node" />
import { gzipSync } from "node:zlib";
import { FormatError } from "@dz/ndarray";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gunzip, isGzip, mostFrom } from "./gunzip.ts";

const unzipped = (bytes: Uint8Array, maxBytes = 2 ** 30): number[] =>
  [...gunzip(bytes, "x", maxBytes)].flatMap((piece) => [...piece]);
const zipped = (bytes: Uint8Array | string): Uint8Array => new Uint8Array(gzipSync(bytes));
const text = (content: string): number[] => [...new TextEncoder().encode(content)];

/** A file with the header fields that these flags announce. */
function withFields(flags: number, fields: readonly number[]): Uint8Array {
  const file = zipped("content");
  const changed = Uint8Array.of(...file.subarray(0, 10), ...fields, ...file.subarray(10));
  changed[3] = flags;
  return changed;
}

describe("gunzip", () => {
  it("undoes gzip", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(unzipped(zipped(bytes))).toEqual([...bytes]);
      }),
    );
    const noise = Uint8Array.from({ length: 100_000 }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >>> 20);
    expect(unzipped(zipped(noise))).toEqual([...noise]);
  });

  it("reads over the other fields of the header", () => {
    const fields = [3, 0, 7, 7, 7, ...text("name"), 0, ...text("comment"), 0, 1, 2];
    expect(unzipped(withFields(4 + 8 + 16 + 2, fields))).toEqual(text("content"));
    for (let length = 0; length < 10 + fields.length; length++) {
      const cut = withFields(4 + 8 + 16 + 2, fields).subarray(0, length);
      expect(() => unzipped(cut), `${length} bytes`).toThrow(FormatError);
    }
  });

  it("refuses every shorter file, and one with something behind it", () => {
    const file = zipped("content, content");
    for (let length = 0; length < file.length; length++) {
      expect(() => unzipped(file.subarray(0, length)), `${length} bytes`).toThrow(FormatError);
    }
    expect(() => unzipped(Uint8Array.of(...file, 0))).toThrow("at the end of the gzip file");
    const broken = (why: string): FormatError => new FormatError(`x: the compressed data is broken (${why})`);
    expect(() => unzipped(Uint8Array.of(...file, ...file))).toThrow(broken("another gzip file follows in it"));
    expect(() => unzipped(Uint8Array.of(...file, ...new Uint8Array(50_000)))).toThrow(broken("invalid gzip data"));
    const blocks = Uint8Array.from({ length: 200_000 }, (_, i) => [0, 0, 0, 0xff, 0xff][i % 5] as number);
    expect(() => unzipped(Buffer.concat([file.subarray(0, 10), blocks, file.subarray(10)]))).toThrow(
      new FormatError("x: the compressed data goes on without any content"),
    );
  });

  it("stops where there is more than was allowed", () => {
    const file = zipped(new Uint8Array(1000));
    expect(unzipped(file, 1000)).toHaveLength(1000);
    expect(() => unzipped(file, 999)).toThrow(new FormatError("x: inflates to more than 999 bytes"));
  });

  it("stops at 64 MiB or a hundred times the size of the file, whichever is more, without holding the rest", () => {
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
    ["x: the gzip header has flags 32, which nobody defined", (file) => file.fill(32, 3, 4)],
    ["x: checksum ", (file) => file.fill(1, file.length - 8, file.length - 7)],
    ["x: checksum ", (file) => file.fill(9, file.length - 4, file.length - 3)],
    ["x: the compressed data is broken (invalid block type)", (file) => file.fill(0xff, 10, 11)],
  ])("refuses: %s", (message, change) => {
    const file = zipped("content");
    change(file);
    expect(() => unzipped(file)).toThrow(FormatError);
    expect(() => unzipped(file)).toThrow(message);
  });

  it("refuses no bytes", () => {
    expect(() => unzipped(new Uint8Array(0))).toThrow(new FormatError("x: the file is empty"));
    expect([isGzip(new Uint8Array(0)), isGzip(zipped(""))]).toEqual([false, true]);
  });

  it("throws nothing but errors of its own for changed bytes", () => {
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
