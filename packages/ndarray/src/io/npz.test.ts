/// <reference types="node" />
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { arange, array, fromTypedArray, zeros } from "../array/creation.ts";
import { type DType, typedArrayOf } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { sizeOf } from "../array/shape.ts";
import { DTypeError, FormatError, ValueError } from "../errors/errors.ts";
import { release } from "../memory/signals.ts";
import { saveNpy } from "./npy.ts";
import { loadNpz, readNpz, saveNpz } from "./npz.ts";
import type { RawArray } from "./raw-array.ts";
import { writeZip } from "./zip-writer.ts";

const data = new URL("../../../conformance/data/", import.meta.url);
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(new URL(`files/${file}`, data)));

interface File {
  file: string;
  ok: boolean;
  members: Record<string, { shape: number[]; dtype: string; data: (number | string | boolean)[] }>;
}
const index: { npz: File[]; weights: File[] } = JSON.parse(readFileSync(new URL("files/index.json", data), "utf8"));

beforeEach(release);

describe("readNpz and loadNpz", () => {
  const good = [...index.npz.filter(({ ok }) => ok), ...index.weights];

  it.each(good)("read $file", ({ file, members }) => {
    const raw = readNpz(bytesOf(file));
    expect(Array.from(raw.keys()).sort()).toEqual(Object.keys(members).sort());
    let fits = true;
    for (const [name, { dtype, shape, data }] of Object.entries(members)) {
      const { data: got, ...rest } = raw.get(name) as RawArray;
      expect(rest).toEqual({ dtype, shape });
      const values = data.map<number | bigint>(got instanceof BigInt64Array ? BigInt : Number);
      expect(Array.from<number | bigint>(got)).toEqual(values);
      fits &&= values.every((x) => typeof x === "number" || (x >= -(2n ** 31n) && x < 2n ** 31n));
    }
    if (!fits) {
      expect(() => loadNpz(bytesOf(file))).toThrow(DTypeError);
      return;
    }
    const loaded = loadNpz(bytesOf(file));
    expect(Array.from(loaded.keys())).toEqual(Array.from(raw.keys()));
    for (const [name, { shape, data }] of Object.entries(members)) {
      expect(loaded.get(name)?.shape).toEqual(shape);
      expect(Array.from(loaded.get(name)?.toTypedArray() ?? [])).toEqual(data.map(Number));
    }
  });

  it("have files of all kinds", () => {
    expect(good).toHaveLength(11);
  });

  it("keep the order of the file", () => {
    const names = ["z", "a", "m/n", "b"];
    expect(Array.from(loadNpz(saveNpz(names.map((name) => [name, zeros([1])]))).keys())).toEqual(names);
  });

  it("name the member whose integers do not fit", () => {
    const header = "{'descr': '<i8', 'fortran_order': False, 'shape': (1,), }";
    const npy = new Uint8Array(10 + header.length + 8).fill(0x7f);
    npy.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length, 0]);
    npy.set(new TextEncoder().encode(header), 10);
    const file = writeZip([{ name: "steps.npy", data: npy }], false);
    expect(readNpz(file).get("steps")?.data).toEqual(BigInt64Array.of(0x7f7f7f7f7f7f7f7fn));
    expect(() => loadNpz(file)).toThrow(
      new DTypeError(
        `loadNpz: "steps": the int64 value ${0x7f7f7f7f7f7f7f7fn} does not fit into int32, the largest integer type of dz`,
      ),
    );
  });

  it("stop at a limit", () => {
    const file = saveNpz(
      [
        ["x", zeros([1000])],
        ["y", zeros([1000])],
      ],
      { compress: true },
    );
    expect(readNpz(file, { maxBytes: 16_256 }).size).toBe(2);
    expect(() => readNpz(file, { maxBytes: 16_255 })).toThrow(
      new FormatError("npz: the members would inflate to 16256 bytes, the limit (maxBytes) is 16255"),
    );
    expect(() => loadNpz(file, { maxBytes: Number.NaN })).toThrow(
      new ValueError("loadNpz: maxBytes is NaN, expected a number from 0"),
    );
    expect(loadNpz(file, { maxBytes: Infinity }).size).toBe(2);
    expect(readNpz(saveNpz([["x", zeros([1000])]]), { maxBytes: 0 }).size).toBe(1);

    // The default limit: a small file that announces 256 MiB and one byte, in both of its headers.
    const small = saveNpz([["x", zeros([2])]], { compress: true });
    const view = new DataView(small.buffer);
    const directory = view.getUint32(small.length - 6, true);
    view.setUint32(30 + "x.npy".length + 4, 2 ** 28 + 1, true);
    view.setUint32(directory + 24, 2 ** 28 + 1, true);
    expect(() => readNpz(small)).toThrow(
      new FormatError("npz: the members would inflate to 268435457 bytes, the limit (maxBytes) is 268435456"),
    );
    expect(() => readNpz(small, { maxBytes: 2 ** 30 })).toThrow("compressed bytes cannot be the 268435457");
  });

  it("refuse what is no bytes", () => {
    expect(() => readNpz("x" as unknown as Uint8Array)).toThrow(
      new ValueError('readNpz: expected the bytes of a file as a Uint8Array, got the string "x"'),
    );
    expect(() => loadNpz(null as unknown as Uint8Array)).toThrow(ValueError);
  });

  it("throw nothing but errors of their own for changed bytes", () => {
    for (const compress of [false, true]) {
      const file = saveNpz(
        [
          ["fc/W", arange(6).reshape(2, 3)],
          ["b", array([true])],
        ],
        { compress },
      );
      fc.assert(
        fc.property(fc.nat(file.length - 1), fc.nat(255), fc.nat(file.length), (at, byte, length) => {
          const changed = file.slice(0, length % 3 === 0 ? length : file.length);
          changed[at] = byte;
          try {
            readNpz(changed);
          } catch (error) {
            expect(error).toBeInstanceOf(FormatError);
            expect((error as Error).message).toMatch(/^npz: [^\n]{1,250}$/);
          }
        }),
      );
    }
  });
});

/** The reason why each invalid file is refused. */
const refusals: [string, string][] = [
  ["npz_bad/not_zip.npz", "not a zip archive, it has no end record"],
  ["npz_bad/empty_file.npz", "the file is empty"],
  ["npz_bad/cut_half.npz", "the archive is cut off, it has no end record"],
  ["npz_bad/cut_end.npz", "the archive is cut off, it has no end record"],
  [
    "npz_bad/cut_start.npz",
    "the directory should be the 316 bytes from byte 801, but ends at byte 917 (the file is damaged or cut)",
  ],
  ["npz_bad/crc_wrong.npz", `member "W.npy": its checksum is ce329088, the directory says 12345678: it is damaged`],
  [
    "npz_bad/method_unknown.npz",
    `member "W.npy" is compressed with method 99, only 0 (stored) and 8 (deflate) are supported`,
  ],
  [
    "npz_bad/method_bzip2.npz",
    `member "W.npy" is compressed with method 12 (bzip2), only 0 (stored) and 8 (deflate) are supported`,
  ],
  [
    "npz_bad/method_lzma.npz",
    `member "W.npy" is compressed with method 14 (lzma), only 0 (stored) and 8 (deflate) are supported`,
  ],
  ["npz_bad/encrypted.npz", `member "W.npy" is encrypted`],
  ["npz_bad/local_offset_outside.npz", `member "W.npy" ends at byte 2147483853, but the directory begins at byte 206`],
  [
    "npz_bad/compressed_size_outside.npz",
    `member "W.npy" ends at byte 2147483667, but the directory begins at byte 206`,
  ],
  ["npz_bad/size_lies_small.npz", `member "W.npy": inflates to more than the 8 bytes that the directory announces`],
  ["npz_bad/size_lies_large.npz", "the members would inflate to 2147483632 bytes, the limit (maxBytes) is 268435456"],
  ["npz_bad/local_name_differs.npz", `member "W.npy" has another name at byte 0 than in the directory`],
  ["npz_bad/entry_count_lies.npz", "the archive announces 9 members, its directory has 1"],
  ["npz_bad/deflate_cut.npz", `member "W.npy": inflates to 25 bytes, the directory announces 224`],
  ["npz_bad/duplicate_members.npz", `two members have the name "W"`],
  ["npz_bad/duplicate_by_suffix.npz", `two members have the name "W"`],
  ["npz_bad/traversal_0.npz", `the name "../evil" has "." or ".." as a part`],
  ["npz_bad/traversal_1.npz", `the name "/abs/evil" has an empty part`],
  ["npz_bad/traversal_2.npz", `the name "a/../../evil" has "." or ".." as a part`],
  ["npz_bad/traversal_3.npz", `the name "C:\\\\evil" has a backslash`],
  ["npz_bad/traversal_4.npz", `the name "..\\\\evil" has a backslash`],
  ["npz_bad/traversal_5.npz", `the name "a//b" has an empty part`],
  ["npz_bad/traversal_6.npz", `the name "./W" has "." or ".." as a part`],
  ["npz_bad/name_nul.npz", `the name "W\\u0000" has a control character`],
  ["npz_bad/name_empty.npz", `the name "" is empty`],
  ["npz_bad/member_not_npy.npz", `member "readme.txt": not an npy file, it does not begin with "\\x93NUMPY"`],
  ["npz_bad/member_bad_npy.npz", `member "W.npy": shape (3, 4) needs 96 bytes, the file has 87`],
  [
    "npz_bad/member_object.npz",
    `member "W.npy": dtype "|O" (Python objects, which are never unpickled) is not supported, only integers, float32, float64 and bool`,
  ],
  ["npz_bad/member_extra_bytes.npz", `member "W.npy": shape (3, 4) needs 96 bytes, the file has 100: too many`],
  ["npz_bad/bomb_member.npz", `member "W.npy": shape (4,) needs 32 bytes, the file has 134217728: too many`],
  ["npz_bad/bomb_size_lies.npz", `member "W.npy": inflates to more than the 160 bytes that the directory announces`],
  ["npz_bad/bomb_overlap.npz", `member "00000" ends at byte 1151, but member "00001" begins at byte 0`],
  [
    "npz_bad/directory_size_huge.npz",
    "the directory should be the 4294967280 bytes from byte 1151, but ends at byte 1151 (the file is damaged or cut)",
  ],
];

describe("the refusals", () => {
  it.each(refusals)("of %s: %s", (file, message) => {
    const bytes = bytesOf(file);
    const before = process.memoryUsage().arrayBuffers;
    expect(() => readNpz(bytes)).toThrow(new FormatError(`npz: ${message}`));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 26);
    expect(() => loadNpz(bytes)).toThrow(FormatError);
  });

  it("are all there", () => {
    expect(refusals.map(([file]) => file)).toEqual(index.npz.filter(({ ok }) => !ok).map(({ file }) => file));
  });
});

describe("saveNpz", () => {
  interface Saved {
    savez?: Record<string, { dtype: DType; shape: number[]; bytes: string }>;
    file: string;
  }
  const saved: Saved[] = JSON.parse(readFileSync(new URL("numpy/files.json", data), "utf8")).cases;

  it("writes the bytes of np.savez", () => {
    let compared = 0;
    for (const { savez, file } of saved) {
      if (savez === undefined) continue;
      const arrays = Object.entries(savez).map(([name, { dtype, shape, bytes }]): [string, NdArray] => {
        const elements = new typedArrayOf[dtype](sizeOf(shape));
        new Uint8Array(elements.buffer).set(Buffer.from(bytes, "hex"));
        return [name, fromTypedArray(elements, shape)];
      });
      expect(Buffer.from(saveNpz(arrays)).toString("hex")).toBe(file);
      compared++;
    }
    expect(compared).toBe(4);
  });

  it("is undone by loadNpz, compressed or not", () => {
    const arrays: [string, NdArray][] = [
      ["l0/W", arange(2000).reshape(40, 50).T],
      ["l0/b", array([0.1], { dtype: "float32" })],
    ];
    for (const compress of [false, true]) {
      const file = saveNpz(new Map(arrays), { compress });
      const loaded = loadNpz(file);
      for (const [name, a] of arrays) expect(loaded.get(name)?.toArray()).toEqual(a.toArray());
      expect(file.length < 10_000).toBe(compress);
    }
    expect(loadNpz(saveNpz([])).size).toBe(0);
  });

  it("gives equal bytes for equal arrays", () => {
    const file = (): Uint8Array => saveNpz([["x", arange(100)]], { compress: true });
    expect(file()).toEqual(file());
  });

  it.each([
    ["", 'the name "" is empty'],
    ["../W", 'the name "../W" has "." or ".." as a part'],
    ["l0/./W", 'the name "l0/./W" has "." or ".." as a part'],
    ["/W", 'the name "/W" has an empty part'],
    ["l0//W", 'the name "l0//W" has an empty part'],
    ["l0\\W", 'the name "l0\\\\W" has a backslash'],
    ["c:W", 'the name "c:W" begins with a drive letter'],
    ["W\n", 'the name "W\\n" has a control character'],
    ["\ud800", 'the name "\\ud800" is not valid Unicode'],
    ["x".repeat(2 ** 16 - 4), `the name "${"x".repeat(60)}…" is too long`],
  ])("refuses the name %j", (name, message) => {
    expect(() => saveNpz([[name, zeros([1])]])).toThrow(new ValueError(`saveNpz: ${message}`));
    const file = writeZip([{ name: `${name.slice(0, 2 ** 16 - 5)}.npy`, data: saveNpy(zeros([1])) }], false);
    if (name.length < 100 && name !== "\ud800") expect(() => readNpz(file)).toThrow(FormatError);
  });

  it("refuses what is no list of names and arrays", () => {
    expect(() => saveNpz({ a: zeros([1]) } as never)).toThrow(
      /^saveNpz: expected pairs of a name and an array, as a Map has them, got /,
    );
    expect(() => saveNpz(null as never)).toThrow(/^saveNpz: expected pairs of a name and an array/);
    expect(() => saveNpz([[1, zeros([1])]] as never)).toThrow("saveNpz: expected a name beside an array, got 1");
  });

  it("refuses a name that is given twice", () => {
    const twice: [string, NdArray][] = [
      ["W", zeros([1])],
      ["b", zeros([1])],
      ["W", zeros([1])],
    ];
    expect(() => saveNpz(twice)).toThrow(new ValueError('saveNpz: the name "W" is given twice'));
  });
});
