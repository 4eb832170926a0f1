import { describe, expect, it } from "vitest";
import { FormatError } from "../errors/errors.ts";
import { crc32 } from "./crc32.ts";
import { findMember, wideFields, type ZipEntry } from "./zip-member.ts";

const content = Uint8Array.of(1, 2, 3, 4, 5);
const nameBytes = Uint8Array.of(0x61); // a
const stored: ZipEntry = {
  name: "a",
  nameBytes,
  flags: 0,
  method: 0,
  crc: crc32(content),
  compressedSize: 5,
  size: 5,
  offset: 2,
};
const streamed: ZipEntry = { ...stored, flags: 8 };

/** A field of a local header: its position, its length in bytes, its value. */
type Field = readonly [at: number, bytes: 2 | 4, value: number];

/** Two bytes, a local header with these fields and this extra field, the content, and what follows. */
function member(fields: readonly Field[], extra: readonly number[] = [], rest: readonly number[] = []): Uint8Array {
  const file = new Uint8Array(2 + 30 + 1 + extra.length + 5 + rest.length);
  const view = new DataView(file.buffer, 2);
  view.setUint32(0, 0x04034b50, true);
  const size: Field[] = [
    [18, 4, 5],
    [22, 4, 5],
  ];
  for (const [at, bytes, value] of [[14, 4, stored.crc] as const, ...size, ...fields]) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
  }
  view.setUint16(26, 1, true);
  view.setUint16(28, extra.length, true);
  file.set([...nameBytes, ...extra, ...content, ...rest], 32);
  return file;
}

const le = (value: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** i) % 256);
const signature = [0x50, 0x4b, 7, 8];
const find = (file: Uint8Array, entry: ZipEntry, limit = file.length): Uint8Array =>
  findMember(file, entry, limit, "the directory");
const unknown: Field[] = [
  [6, 2, 8],
  [14, 4, 0],
  [18, 4, 0],
  [22, 4, 0],
];

describe("findMember", () => {
  it("finds bytes between a header and what follows", () => {
    expect(find(member([]), stored)).toEqual(content);
    expect(find(member([], [7, 0, 1, 0, 9]), stored)).toEqual(content);
    const wide = [1, 0, 16, 0, ...le(5, 8), ...le(5, 8)];
    const asNumPy: Field[] = [
      [18, 4, 0xffffffff],
      [22, 4, 0xffffffff],
    ];
    expect(find(member(asNumPy, wide), stored)).toEqual(content);
  });

  it("finds streamed bytes before a descriptor of each form", () => {
    for (const width of [4, 8]) {
      for (const head of [[], signature]) {
        const descriptor = [...head, ...le(stored.crc, 4), ...le(5, width), ...le(5, width)];
        expect(find(member(unknown, [], descriptor), streamed)).toEqual(content);
        expect(find(member([[6, 2, 8]], [], descriptor), streamed)).toEqual(content); // says it at once, too
        for (let i = 0; i < descriptor.length; i++) {
          const wrong = descriptor.with(i, (descriptor[i] as number) ^ 1);
          expect(() => find(member(unknown, [], wrong), streamed), `byte ${i}`).toThrow(
            new FormatError(
              `npz: member "a" is followed by ${wrong.length} bytes that do not repeat its checksum and sizes`,
            ),
          );
        }
      }
    }
    for (let length = 0; length < 40; length++) {
      expect(() => find(member(unknown, [], new Array(length).fill(0)), streamed), `${length}`).toThrow(FormatError);
    }
  });

  it.each<[string, Uint8Array, ZipEntry]>([
    ['npz: member "a" has the flags 1 in its own header, 0 in the directory', member([[6, 2, 1]]), stored],
    ['npz: member "a" has the flags 0 in its own header, 8 in the directory', member([]), streamed],
    ['npz: member "a" has method 8 in its own header, 0 in the directory', member([[8, 2, 8]]), stored],
    [`npz: member "a" has checksum 0 in its own header, ${stored.crc} in the directory`, member([[14, 4, 0]]), stored],
    ['npz: member "a" has size 0 in its own header, 5 in the directory', member([[22, 4, 0]]), stored],
    ['npz: member "a" has compressed size 4 in its own header, 5 in the directory', member([[18, 4, 4]]), stored],
    ['npz: member "a": its zip64 sizes are missing', member([[22, 4, 0xffffffff]]), stored],
    ['npz: member "a" has size 6 in its own header, 5 in the directory', member([...unknown, [22, 4, 6]]), streamed],
    ['npz: member "a" ends at byte 38, and 1 bytes that belong to nothing follow it', member([], [], [0]), stored],
    ['npz: member "a" ends at byte 39, but the directory begins at byte 38', member([], [9]).subarray(0, 38), stored],
    ['npz: member "a" is not at byte 2, where the directory says', member([[0, 4, 0]]), stored],
    [
      'npz: member "a" has another name at byte 2 than in the directory',
      member([]),
      { ...stored, nameBytes: Uint8Array.of(0x62) },
    ],
    [
      `npz: member "a" ends at byte ${2 ** 40 + 36}, but the directory begins at byte 38`,
      member([]),
      { ...stored, offset: 2 ** 40 },
    ],
  ])("refuses: %s", (message, file, entry) => {
    expect(() => find(file, entry)).toThrow(new FormatError(message));
  });
});

describe("wideFields", () => {
  it("takes from the extra field what has no room, in its order", () => {
    const extra = Uint8Array.of(9, 9, 1, 0, 7, 1, 0, 16, 0, ...le(2 ** 33, 8), ...le(3, 8));
    expect(wideFields([0xffffffff, 2, 0xffffffff], extra, "x")).toEqual([2 ** 33, 2, 3]);
    expect(wideFields([1, 2], extra, "x")).toEqual([1, 2]);
    expect(() => wideFields([0xffffffff, 0xffffffff, 0xffffffff], extra, "x")).toThrow(
      new FormatError("x: its zip64 sizes are missing"),
    );
    expect(() => wideFields([0xffffffff], Uint8Array.of(1, 0, 8, 0, ...le(2 ** 53, 8)), "x")).toThrow(
      new FormatError(`x: its zip64 size ${2 ** 53} is impossible`),
    );
    for (let length = 0; length < 17; length++) {
      expect(() => wideFields([0xffffffff], extra.subarray(0, length), "x"), `${length}`).toThrow(FormatError);
    }
  });
});
