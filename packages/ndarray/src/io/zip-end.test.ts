import { describe, expect, it } from "vitest";
import { FormatError } from "../errors/errors.ts";
import { findDirectory } from "./zip-end.ts";
import { readZip } from "./zip-reader.ts";
import { writeZip } from "./zip-writer.ts";

const plain = (): Uint8Array<ArrayBuffer> =>
  writeZip(
    [
      { name: "a", data: new TextEncoder().encode("first") },
      { name: "b", data: new Uint8Array(0) },
    ],
    false,
  );

const found = (file: Uint8Array): unknown => findDirectory(new DataView(file.buffer, file.byteOffset, file.byteLength));

/** The positions of directory, end records and locator in an archive of two members with a wide end record. */
const [START, WIDE, LOCATOR, END] = [107, 201, 257, 277];

/** The same archive with a wide end record and its locator, after a change. */
function wide(change: (view: DataView) => void = () => {}): Uint8Array {
  const file = plain();
  const end = file.length - 22;
  expect([file[end - 94], end]).toEqual([0x50, WIDE]);
  const out = new Uint8Array(file.length + 76);
  out.set(file.subarray(0, end));
  out.set(file.subarray(end), END);
  const view = new DataView(out.buffer);
  view.setUint32(WIDE, 0x06064b50, true);
  view.setBigUint64(WIDE + 4, 44n, true);
  view.setUint32(WIDE + 12, 0x002d_031e, true);
  for (const [at, value] of [
    [24, 2],
    [32, 2],
    [40, WIDE - START],
    [48, START],
  ] as const) {
    view.setBigUint64(WIDE + at, BigInt(value), true);
  }
  view.setUint32(LOCATOR, 0x07064b50, true);
  view.setBigUint64(LOCATOR + 8, BigInt(WIDE), true);
  view.setUint32(LOCATOR + 16, 1, true);
  change(view);
  return out;
}

describe("findDirectory", () => {
  it("finds it before an end record, wide or not", () => {
    const directory = { start: START, count: 2, end: WIDE };
    expect(found(plain())).toEqual(directory);
    expect(found(wide())).toEqual(directory);
    expect(readZip(wide())).toEqual(readZip(plain()));
    expect(found(writeZip([], false))).toEqual({ start: 0, count: 0, end: 0 });
  });

  it("takes from the wide record what the narrow one has no room for", () => {
    for (const [at, bytes] of [
      [4, 2],
      [6, 2],
      [8, 2],
      [10, 2],
      [12, 4],
      [16, 4],
    ] as const) {
      const file = wide((view) => {
        for (let i = 0; i < bytes; i++) view.setUint8(END + at + i, 0xff);
      });
      expect(found(file), `${at}`).toEqual(found(plain()));
    }
  });

  it("takes 0 for the number of parts, too", () => {
    expect(found(wide((view) => view.setUint32(LOCATOR + 16, 0, true)))).toEqual(found(plain()));
  });

  const misplaced = "npz: the zip64 end record is not where its locator says, or has another length";
  it.each<[string, (view: DataView) => void]>([
    [misplaced, (view) => view.setUint8(WIDE, 0)],
    [misplaced, (view) => view.setUint8(WIDE + 4, 45)],
    [misplaced, (view) => view.setUint8(WIDE + 11, 1)],
    [misplaced, (view) => view.setUint8(LOCATOR + 8, WIDE + 1)],
    [misplaced, (view) => view.setUint8(LOCATOR + 4, 1)],
    [misplaced, (view) => view.setUint8(LOCATOR + 16, 2)],
    ["npz: the two end records have 3 and 2 as the number of members", (view) => view.setUint8(WIDE + 32, 3)],
    [
      "npz: the two end records have 3 and 2 as the number of members in this part",
      (view) => view.setUint8(WIDE + 24, 3),
    ],
    ["npz: the two end records have 95 and 94 as the size of the directory", (view) => view.setUint8(WIDE + 40, 95)],
    [
      "npz: the two end records have 108 and 107 as the place of the directory",
      (view) => view.setUint8(WIDE + 48, 108),
    ],
    ["npz: the two end records have 1 and 0 as the part of the archive", (view) => view.setUint8(WIDE + 16, 1)],
    ["npz: the two end records have 1 and 0 as the part with the directory", (view) => view.setUint8(WIDE + 20, 1)],
    [
      "npz: an archive in several parts is not supported",
      (view) => [view.setUint8(WIDE + 16, 1), view.setUint8(END + 4, 1)],
    ],
    [
      "npz: the directory should be the 93 bytes from byte 107, but ends at byte 201 (the file is damaged or cut)",
      (view) => [view.setUint8(WIDE + 40, 93), view.setUint8(END + 12, 93)],
    ],
  ])("refuses: %s", (message, change) => {
    expect(() => found(wide(change))).toThrow(new FormatError(message));
  });

  it("refuses a locator without a record before it", () => {
    const file = plain();
    expect(() => found(Uint8Array.of(0x50, 0x4b, 6, 7, ...new Uint8Array(16), ...file.subarray(-22)))).toThrow(
      new FormatError(misplaced),
    );
  });

  it("refuses another part of an archive, and numbers beyond any file", () => {
    const file = plain();
    file[file.length - 16] = 1;
    expect(() => found(file)).toThrow(new FormatError("npz: an archive in several parts is not supported"));
    const huge = wide((view) => {
      view.setBigUint64(WIDE + 40, 2n ** 63n, true);
      view.setUint32(END + 12, 0xffffffff, true);
    });
    expect(() => found(huge)).toThrow("npz: the directory should be the 9223372036854776000 bytes from byte 107");
  });
});
