/// <reference types="node" />
import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ValueError } from "../errors/errors.ts";
import { crc32 } from "./crc32.ts";
import { readZip } from "./zip-reader.ts";
import { writeZip } from "./zip-writer.ts";

describe("writeZip", () => {
  it("is undone by readZip", () => {
    const anyMember = fc.record({ name: fc.string({ maxLength: 20 }), data: fc.uint8Array({ maxLength: 300 }) });
    fc.assert(
      fc.property(fc.array(anyMember, { maxLength: 5 }), fc.boolean(), (members, compress) => {
        const read = readZip(writeZip(members, compress));
        expect(read.map(({ name }) => name)).toEqual(members.map(({ name }) => name));
        read.forEach(({ data, size, crc, compressed }, i) => {
          const content = (members[i] as { data: Uint8Array }).data;
          expect([compressed, size, crc]).toEqual([compress, content.length, crc32(content)]);
          expect(Buffer.compare(compressed ? inflateRawSync(data) : data, content)).toBe(0);
        });
      }),
    );
  });

  it("marks names beyond ASCII as UTF-8", () => {
    const flags = (name: string): number =>
      new DataView(writeZip([{ name, data: new Uint8Array(0) }], false).buffer).getUint16(6, true);
    expect([flags("W"), flags("重み")]).toEqual([0, 0x800]);
  });

  it("refuses more members than are read", () => {
    const data = new Uint8Array(0);
    const members = Array.from({ length: 10_001 }, (_, i) => ({ name: String(i), data }));
    expect(readZip(writeZip(members.slice(1), false))).toHaveLength(10_000);
    expect(() => writeZip(members, false)).toThrow(
      new ValueError("saveNpz: an archive has at most 10000 members, got 10001"),
    );
  });

  it("refuses more than 4 GiB before it makes room for them", () => {
    // One buffer, named often: what counts is the sum.
    const data = new Uint8Array(2 ** 26);
    const members = Array.from({ length: 64 }, (_, i) => ({ name: String(i), data }));
    const headers = 64 * (30 + 20 + 46) + 2 * (10 + 54 * 2) + 22;
    expect(() => writeZip(members, false)).toThrow(
      new ValueError(`saveNpz: the archive would have ${2 ** 32 + headers} bytes, the format ends at 4 GiB`),
    );
  });

  it("refuses a member of 4 GiB, however small it becomes", () => {
    const data = Object.create(Uint8Array.prototype, { length: { value: 2 ** 32 - 1 } });
    expect(() => writeZip([{ name: "x", data }], true)).toThrow(
      new ValueError("saveNpz: a member has 4294967295 bytes, the format ends at 4 GiB"),
    );
  });
});
