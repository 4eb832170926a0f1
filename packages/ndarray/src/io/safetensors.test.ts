/// <reference types="node" />
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { DTypeError, FormatError, ValueError } from "../errors/errors.ts";
import { release } from "../memory/signals.ts";
import { loadNpz, saveNpz } from "./npz.ts";
import { isSafetensors, loadSafetensors, readSafetensors } from "./safetensors.ts";

const data = new URL("../../../conformance/data/", import.meta.url);
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(new URL(file, data)));

/** A file with this header and these bytes behind it. */
function file(header: object | string, content: readonly number[] = [], length?: bigint): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
  const out = new Uint8Array(8 + json.length + content.length);
  new DataView(out.buffer).setBigUint64(0, length ?? BigInt(json.length), true);
  out.set(json, 8);
  out.set(content, 8 + json.length);
  return out;
}

const tensor = (dtype: string, shape: number[], start: number, end: number): object => ({
  dtype,
  shape,
  data_offsets: [start, end],
});
const bytes = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

beforeEach(release);

describe("files of Python", () => {
  it("give the arrays that NumPy's file has", () => {
    const read = loadSafetensors(bytesOf("safetensors/weights.safetensors"));
    const npz = loadNpz(bytesOf("numpy/weights.npz"));
    expect([...read.keys()].sort()).toEqual([...npz.keys()].sort());
    for (const [name, a] of npz) {
      const got = read.get(name);
      expect([got?.dtype, got?.shape]).toEqual([a.dtype, a.shape]);
      expect(got?.toTypedArray()).toEqual(a.toTypedArray());
    }
  });

  it("are read in every dtype, 16-bit floats as float32", () => {
    const { arrays, metadata } = readSafetensors(bytesOf("safetensors/dtypes.safetensors"));
    expect([...metadata]).toEqual([["about", "one of each"]]);
    const found = Object.fromEntries(
      Array.from(arrays, ([name, a]) => [name, [a.dtype, a.shape, ...Array.from(a.data, String)]]),
    );
    const signed = [[2], "1", "-2"];
    const unsigned = [[2], "1", "2"];
    expect(found).toEqual({
      float64: ["float64", ...signed],
      float32: ["float32", ...signed],
      float16: ["float32", ...signed],
      bfloat16: ["float32", ...signed],
      int64: ["int64", ...signed],
      int32: ["int32", ...signed],
      int16: ["int16", ...signed],
      int8: ["int8", ...signed],
      uint64: ["uint64", ...unsigned],
      uint32: ["uint32", ...unsigned],
      uint16: ["uint16", ...unsigned],
      uint8: ["uint8", ...unsigned],
      bool: ["bool", [2], "1", "0"],
      scalar: ["float64", [], "0.1"],
      "empty/é": ["int32", [0, 3]],
    });
    const loaded = loadSafetensors(bytesOf("safetensors/dtypes.safetensors"));
    expect([...loaded.keys()]).toEqual([...arrays.keys()]);
    expect(loaded.get("bfloat16")?.toArray()).toEqual([1, -2]);
    expect([loaded.get("uint64")?.dtype, loaded.get("uint64")?.toArray()]).toEqual(["int32", [1, 2]]);
  });
});

describe("readSafetensors", () => {
  it("reads tensors wherever they are in the file, and keeps the order of the header", () => {
    const header = { b: tensor("U8", [2], 4, 6), e: tensor("U8", [0], 4, 4), a: tensor("I16", [2], 0, 4) };
    const { arrays } = readSafetensors(file(header, [1, 0, 0xff, 0xff, 7, 8]));
    expect([...arrays]).toEqual([
      ["b", { dtype: "uint8", shape: [2], data: Uint8Array.of(7, 8) }],
      ["e", { dtype: "uint8", shape: [0], data: Uint8Array.of() }],
      ["a", { dtype: "int16", shape: [2], data: Int16Array.of(1, -1) }],
    ]);
    expect(readSafetensors(file("{}"))).toEqual({ arrays: new Map(), metadata: new Map() });
  });

  it("reads elements that are not aligned, from the middle of a buffer", () => {
    const one = file({ a: tensor("BOOL", [1], 0, 1), b: tensor("F64", [1], 1, 9) }, [1, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
    const inside = Uint8Array.of(9, 9, 9, ...one, 9).subarray(3, 3 + one.length);
    expect(loadSafetensors(inside).get("b")?.toArray()).toEqual([1]);
  });

  it("copies: the arrays do not follow the file", () => {
    const one = file({ a: tensor("U8", [1], 0, 1) }, [5]);
    const { arrays } = readSafetensors(one);
    one.fill(9);
    expect(arrays.get("a")?.data).toEqual(Uint8Array.of(5));
  });

  it("keeps a prototype's name a name", () => {
    const header = '{"__proto__":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}';
    expect([...loadSafetensors(file(header, [1])).keys()]).toEqual(["__proto__"]);
    expect(Object.hasOwn(Object.prototype, "dtype")).toBe(false);
  });

  it("refuses integers that do not fit, by the name of the tensor", () => {
    const large = file({ a: tensor("U32", [1], 0, 4) }, [0, 0, 0, 0x80]);
    expect(readSafetensors(large).arrays.get("a")?.data).toEqual(Uint32Array.of(2 ** 31));
    expect(() => loadSafetensors(large)).toThrow(
      new DTypeError(
        'loadSafetensors: "a": the uint32 value 2147483648 does not fit into int32, the largest integer type of dz',
      ),
    );
  });

  const a8 = tensor("U8", [8], 0, 8);
  it.each<[string, Uint8Array]>([
    ["the file is empty", new Uint8Array(0)],
    ["the file ends after 7 bytes, inside the length of its header", new Uint8Array(7)],
    ['expected "{" at character 0 of the header, found the end', new Uint8Array(8)],
    ["a header of 3 bytes is announced, the file has 2", file("{}", [], 3n)],
    ["a header of 10000001 bytes is announced, at most 10000000 are read", file("{}", [], 10_000_001n)],
    ["a header of 9223372036854776000 bytes is announced, at most 10000000 are read", file("{}", [], 2n ** 63n)],
    ["a header of 18446744073709552000 bytes is announced, at most 10000000 are read", file("{}", [], 2n ** 64n - 1n)],
    ["the header is not valid UTF-8", Uint8Array.of(...file("{}").subarray(0, 8), 0x7b, 0xff)],
    ['expected "{" at character 0 of the header, found "\\u{feff}{"', file("\ufeff{}", [], 4n)],
    ["the tensors end at byte 0 of the data, the file has 1", file("{}", [0])],
    ["the tensors end at byte 8 of the data, the file has 9", file({ a: a8 }, bytes(9))],
    ['tensor "a" ends at byte 8 of the data, the file has 7', file({ a: a8 }, bytes(7))],
    [
      'tensor "a" begins at byte 1 of the data and leaves a hole before it, expected byte 0',
      file({ a: tensor("U8", [8], 1, 9) }, bytes(9)),
    ],
    [
      'tensor "b" begins at byte 9 of the data and leaves a hole before it, expected byte 8',
      file({ a: a8, b: tensor("U8", [1], 9, 10) }, bytes(10)),
    ],
    [
      'tensor "b" begins at byte 4 of the data and overlaps another one, expected byte 8',
      file({ a: a8, b: tensor("U8", [4], 4, 8) }, bytes(8)),
    ],
    [
      'tensor "b" begins at byte 0 of the data and overlaps another one, expected byte 8',
      file({ a: a8, b: a8 }, bytes(8)),
    ],
    [
      'tensor "b" begins at byte 4 of the data and overlaps another one',
      file({ a: a8, b: tensor("U8", [0], 4, 4) }, bytes(8)),
    ],
    ['tensor "a" ends at byte 0, before its start at 8', file({ a: tensor("U8", [8], 8, 0) }, bytes(8))],
    ['tensor "a": shape [9] needs 9 bytes, its offsets give 8', file({ a: tensor("U8", [9], 0, 8) }, bytes(8))],
    ['tensor "a": shape [7] needs 7 bytes, its offsets give 8', file({ a: tensor("U8", [7], 0, 8) }, bytes(8))],
    ['tensor "a": shape [8] needs 64 bytes, its offsets give 8', file({ a: tensor("F64", [8], 0, 8) }, bytes(8))],
    ['tensor "a": shape [0] needs 0 bytes, its offsets give 8', file({ a: tensor("U8", [0], 0, 8) }, bytes(8))],
    ['tensor "a": shape [] needs 4 bytes, its offsets give 8', file({ a: tensor("F32", [], 0, 8) }, bytes(8))],
    [
      `tensor "a": shape [${2 ** 32}, ${2 ** 32}] is larger than any array`,
      file({ a: tensor("U8", [2 ** 32, 2 ** 32], 0, 0) }),
    ],
    [
      `tensor "a": shape [0, ${2 ** 53 - 1}] is larger than any array`,
      file({ a: tensor("U16", [0, 2 ** 53 - 1], 0, 0) }),
    ],
    [
      `tensor "a": shape [${2 ** 51}, 8] is larger than any array`,
      file({ a: tensor("U8", [2 ** 51, 8], 0, 8) }, bytes(8)),
    ],
    ['tensor "a": byte 1 of a bool array is 2, neither 0 nor 1', file({ a: tensor("BOOL", [2], 0, 2) }, [1, 2])],
    ...["F8_E4M3", "F8_E5M2", "F8_E8M0", "F8_E4M3FNUZ", "F6_E2M3", "F6_E3M2", "F4", "C64"].map<[string, Uint8Array]>(
      (dtype) => [
        `tensor "a": dtype "${dtype}" is not supported, only integers, floats of 16 to 64 bits and bool`,
        file({ a: tensor(dtype, [8], 0, 8) }, bytes(8)),
      ],
    ),
    ...["f32", "float32", "", "F8", "F32 ", "__proto__", "toString"].map<[string, Uint8Array]>((dtype) => [
      `tensor "a": dtype "${dtype}" is unknown`,
      file({ a: tensor(dtype, [8], 0, 8) }, bytes(8)),
    ]),
  ])("refuses: %s", (message, bad) => {
    for (const reader of [readSafetensors, loadSafetensors]) {
      expect(() => reader(bad)).toThrow(FormatError);
      expect(() => reader(bad)).toThrow(`safetensors: ${message}`);
    }
  });

  it("refuses every shorter file, and one with something behind it", () => {
    const good = bytesOf("safetensors/weights.safetensors");
    for (let length = 0; length < good.length; length++) {
      expect(() => readSafetensors(good.subarray(0, length)), `${length} bytes`).toThrow(FormatError);
    }
    expect(() => readSafetensors(Uint8Array.of(...good, 0))).toThrow(FormatError);
  });

  it("refuses what is no bytes", () => {
    expect(() => readSafetensors("x" as never)).toThrow(
      new ValueError('readSafetensors: expected the bytes of a file as a Uint8Array, got the string "x"'),
    );
    expect(() => loadSafetensors(new ArrayBuffer(10) as never)).toThrow(ValueError);
  });

  it("makes no room for what was only announced", () => {
    const before = process.memoryUsage().arrayBuffers;
    for (const bad of [file({ a: tensor("F64", [2 ** 40], 0, 2 ** 43) }, bytes(8)), file("{}", [], 10_000_000n)]) {
      expect(() => readSafetensors(bad)).toThrow(FormatError);
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 20);
  });
});

describe("isSafetensors", () => {
  it("tells the files from archives and from everything else", () => {
    expect(isSafetensors(bytesOf("safetensors/weights.safetensors"))).toBe(true);
    expect(isSafetensors(file({}, [1]))).toBe(true); // broken, but one of them
    expect(isSafetensors(file(`{${" ".repeat(0x4b50 - 2)}}`))).toBe(true); // begins with PK, as a zip archive does
    for (const other of [saveNpz([]), bytesOf("numpy/weights.npz"), new Uint8Array(0), file("{}").subarray(0, 8)]) {
      expect(isSafetensors(other)).toBe(false);
    }
    const zip = bytesOf("numpy/weights.npz");
    zip[8] = 0x7b;
    expect(isSafetensors(zip)).toBe(false);
  });
});
