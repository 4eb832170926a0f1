import { describe, expect, it } from "vitest";
import { FormatError } from "../errors/errors.ts";
import { crc32 } from "./crc32.ts";
import { readZip } from "./zip-reader.ts";
import { writeZip } from "./zip-writer.ts";

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const two = (): Uint8Array<ArrayBuffer> =>
  writeZip(
    [
      { name: "a", data: text("first") },
      { name: "b/c", data: text("") },
    ],
    false,
  );

/** The positions of the directory and the end record of an archive without comment. */
function places(file: Uint8Array): { view: DataView; directory: number; end: number } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  return { view, directory: view.getUint32(file.length - 6, true), end: file.length - 22 };
}

/** The archive after a change; the callback gets its view and the positions of its directory and its end record. */
function changed(change: (view: DataView, directory: number, end: number) => void): Uint8Array {
  const file = two();
  const { view, directory, end } = places(file);
  change(view, directory, end);
  return file;
}

describe("readZip", () => {
  it("reads the directory", () => {
    expect(readZip(two())).toEqual([
      { name: "a", compressed: false, crc: crc32(text("first")), size: 5, data: text("first") },
      { name: "b/c", compressed: false, crc: 0, size: 0, data: text("") },
    ]);
    expect(readZip(writeZip([], false))).toEqual([]);
  });

  it("reads an archive with a comment, even one that looks like an end record", () => {
    const file = two();
    const comment = Uint8Array.of(0x50, 0x4b, 5, 6, ...new Array(40).fill(0));
    const commented = Uint8Array.of(...file, ...comment);
    new DataView(commented.buffer).setUint16(file.length - 2, comment.length, true);
    expect(readZip(commented)).toEqual(readZip(file));
  });

  it("reads from the middle of a buffer", () => {
    const file = two();
    expect(readZip(Uint8Array.of(9, 9, 9, ...file, 9).subarray(3, 3 + file.length))).toEqual(readZip(file));
  });

  it("reads sizes and offsets from a zip64 field", () => {
    const [name, content] = ["x", text("12345")];
    const local = writeZip([{ name, data: content }], false);
    const { directory } = places(local);
    const entry = local.slice(directory, local.length - 22);
    const extra = new Uint8Array(4 + 4 + 24);
    const extraView = new DataView(extra.buffer);
    extraView.setUint16(0, 0x7075, true); // another field before it, without content
    extraView.setUint16(4, 1, true);
    extraView.setUint16(6, 24, true);
    extraView.setBigUint64(8, 5n, true);
    extraView.setBigUint64(16, 5n, true);
    extraView.setBigUint64(24, 0n, true);
    const entryView = new DataView(entry.buffer);
    for (const at of [20, 24, 42]) entryView.setUint32(at, 0xffffffff, true);
    entryView.setUint16(30, extra.length, true);
    const file = Uint8Array.of(...local.subarray(0, directory), ...entry, ...extra, ...local.subarray(-22));
    new DataView(file.buffer).setUint32(file.length - 10, entry.length + extra.length, true);
    expect(readZip(file)).toMatchObject([{ name, size: 5, data: content }]);

    const huge = file.slice();
    new DataView(huge.buffer).setBigUint64(directory + entry.length + 8, 2n ** 60n, true);
    expect(() => readZip(huge)).toThrow(new FormatError(`npz: member "x": its zip64 size ${2n ** 60n} is impossible`));
    const short = file.slice();
    new DataView(short.buffer).setUint16(directory + entry.length + 6, 16, true);
    expect(() => readZip(short)).toThrow(new FormatError('npz: member "x": its zip64 sizes are missing'));
  });

  it.each<[string, (view: DataView, directory: number, end: number) => void]>([
    ["npz: an archive in several parts is not supported", (view, _, end) => view.setUint16(end + 4, 1, true)],
    ["npz: an archive in several parts is not supported", (view, _, end) => view.setUint16(end + 8, 1, true)],
    [
      "npz: the archive announces 1 members, its directory has more",
      (view, _, end) => view.setUint32(end + 8, 0x10001, true),
    ],
    [
      "npz: the archive announces 3 members, its directory has 2",
      (view, _, end) => view.setUint32(end + 8, 0x30003, true),
    ],
    ["npz: the archive announces 2 members, its directory has 0", (view, directory) => view.setUint8(directory, 0)],
    [
      "npz: the archive announces 2 members, its directory has 1",
      (view, directory) => view.setUint8(directory + 47, 0),
    ],
    [
      "npz: an entry of the directory goes beyond its end",
      (view, directory) => view.setUint16(directory + 30, 500, true),
    ],
    ['npz: member "a" is in another part of the archive', (view, directory) => view.setUint16(directory + 34, 1, true)],
    ['npz: member "a" has method 8 in its own header, 0 in the directory', (view) => view.setUint16(8, 8, true)],
    ['npz: member "a" is encrypted', (view, directory) => view.setUint16(directory + 8, 1, true)],
    [
      'npz: member "a" is compressed with method 93 (zstd), only 0 (stored) and 8 (deflate) are supported',
      (view, directory) => view.setUint16(directory + 10, 93, true),
    ],
    [
      'npz: member "a" is stored, but its sizes 5 and 6 differ',
      (view, directory) => view.setUint32(directory + 24, 6, true),
    ],
    [
      'npz: member "a": its zip64 sizes are missing',
      (view, directory) => view.setUint32(directory + 42, 0xffffffff, true),
    ],
    [
      'npz: member "a" is not at byte 1, where the directory says',
      (view, directory) => view.setUint32(directory + 42, 1, true),
    ],
    ['npz: member "a" has another name at byte 0 than in the directory', (view) => view.setUint8(30, 0x41)],
    ['npz: member "a" ends at byte 61, but member "b/c" begins at byte 56', (view) => view.setUint16(28, 25, true)],
    [
      'npz: member "b/c" ends at byte 610, but the directory begins at byte 109',
      (view) => view.setUint16(56 + 28, 521, true),
    ],
    [
      "npz: a member name is neither ASCII nor marked as UTF-8",
      (view, directory) => view.setUint8(directory + 46, 0xe9),
    ],
    [
      "npz: a member name is neither ASCII nor marked as UTF-8",
      (view, directory) => view.setUint16(directory + 47 + 46, 0xc3a9), // "é"
    ],
    ["npz: not a zip archive, it has no end record", (view, _, end) => [view.setUint8(0, 0), view.setUint8(end, 0)]],
    ["npz: the archive is cut off, it has no end record", (view, _, end) => view.setUint8(end, 0)],
  ])("refuses: %s", (message, change) => {
    expect(() => readZip(changed(change))).toThrow(new FormatError(message));
  });

  it("reads a directory in another order than the members", () => {
    const file = two();
    const { directory, end } = places(file);
    const entries = file.slice(directory, end);
    file.set(entries.subarray(47), directory);
    file.set(entries.subarray(0, 47), end - 47);
    expect(readZip(file)).toMatchObject([
      { name: "b/c", size: 0 },
      { name: "a", data: text("first") },
    ]);
  });

  it("refuses an archive behind something else, which another program might read", () => {
    const file = two();
    const moved = Uint8Array.of(0x7b, 0x7d, ...file);
    const { view, directory, end } = places(moved);
    for (const at of [directory + 2 + 42, directory + 2 + 47 + 42, end + 16]) {
      view.setUint32(at, view.getUint32(at, true) + 2, true);
    }
    expect(() => readZip(moved)).toThrow(
      new FormatError("npz: 2 bytes that belong to nothing stand before the archive"),
    );
    const empty = Uint8Array.of(0x7b, 0x7d, ...writeZip([], false));
    empty[18] = 2;
    expect(() => readZip(empty)).toThrow(
      new FormatError("npz: 2 bytes that belong to nothing stand before the archive"),
    );
  });

  it("refuses bytes that are marked as UTF-8 and are not", () => {
    const file = writeZip([{ name: "é", data: text("") }], false);
    const { directory } = places(file);
    file[directory + 46] = 0xff;
    expect(() => readZip(file)).toThrow(new FormatError("npz: a member name is neither ASCII nor marked as UTF-8"));
  });

  it("refuses every shorter file", () => {
    const file = two();
    for (let length = 0; length < file.length; length++) {
      expect(() => readZip(file.subarray(0, length)), `${length} bytes`).toThrow(FormatError);
    }
  });
});

it("reads no more members than any model has, however little there is of each", () => {
  // The directory is not read: the end record alone gives the number of members.
  const file = writeZip([{ name: "x.npy", data: new Uint8Array(1) }], true);
  const end = new DataView(file.buffer, file.length - 22);
  end.setUint16(8, 10_001, true);
  end.setUint16(10, 10_001, true);
  expect(() => readZip(file)).toThrow(new FormatError("npz: the archive has 10001 members, at most 10000 are read"));
});
