/// <reference types="node" />
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { arange, array, fromTypedArray } from "../array/creation.ts";
import { type DType, typedArrayOf } from "../array/dtype.ts";
import { sizeOf } from "../array/shape.ts";
import { DTypeError, FormatError, ValueError } from "../errors/errors.ts";
import { release } from "../memory/signals.ts";
import { loadNpy, readNpy, saveNpy } from "./npy.ts";

const data = new URL("../../../conformance/data/", import.meta.url);
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(new URL(`files/${file}`, data)));

interface Expected {
  shape: number[];
  dtype: string;
  data: (number | string | boolean)[];
}
interface File {
  file: string;
  ok: boolean;
  must_refuse?: boolean;
  expect: Expected;
}
const files: File[] = JSON.parse(readFileSync(new URL("files/index.json", data), "utf8")).npy;

const nativeNames = new Map(
  Object.entries({
    f8: "float64",
    f4: "float32",
    i2: "int16",
    i4: "int32",
    i8: "int64",
    u2: "uint16",
    u4: "uint32",
    u8: "uint64",
  }),
);

beforeEach(release);

describe("readNpy", () => {
  const good = files.filter(({ ok }) => ok);

  it.each(good)("reads $file", ({ file, expect: { shape, dtype, data } }) => {
    const raw = readNpy(bytesOf(file));
    expect(raw.dtype).toBe(dtype.startsWith(">") ? nativeNames.get(dtype.slice(1)) : dtype);
    expect(raw.shape).toEqual(shape);
    const big = raw.data instanceof BigInt64Array || raw.data instanceof BigUint64Array;
    expect(Array.from<number | bigint>(raw.data)).toEqual(data.map<number | bigint>(big ? BigInt : Number));
  });

  it("has files of all kinds", () => {
    expect(good).toHaveLength(53);
    expect(files).toHaveLength(105);
  });

  it("reads from the middle of a buffer", () => {
    const file = saveNpy(arange(5));
    const larger = new Uint8Array(file.length + 3);
    larger.set(file, 3);
    expect(readNpy(larger.subarray(3)).data).toEqual(Float64Array.of(0, 1, 2, 3, 4));
  });

  it("refuses what is no bytes", () => {
    expect(() => readNpy("x.npy" as unknown as Uint8Array)).toThrow(
      new ValueError('readNpy: expected the bytes of a file as a Uint8Array, got the string "x.npy"'),
    );
    expect(() => loadNpy(new ArrayBuffer(3) as unknown as Uint8Array)).toThrow(
      new ValueError("loadNpy: expected the bytes of a file as a Uint8Array, got ArrayBuffer"),
    );
  });

  it("refuses minor versions, and shapes without elements whose strides no array has", () => {
    const file = saveNpy(array([1, 2]));
    expect(() => readNpy(file.with(7, 1))).toThrow(
      new FormatError("npy: version 1.1 of the format is not supported, only 1.0, 2.0 and 3.0"),
    );
    const shaped = (shape: string): Uint8Array => {
      const header = Buffer.from(`{'descr': '<f8', 'fortran_order': False, 'shape': ${shape}, }\n`);
      return Buffer.concat([file.subarray(0, 8), Buffer.of(header.length, 0), header]);
    };
    expect(() => readNpy(shaped("(0, 67108864, 67108864)"))).toThrow(
      new FormatError("npy: shape (0, 67108864, 67108864) is larger than any array"),
    );
  });

  it("refuses every shorter and every longer file", () => {
    const file = saveNpy(array([1, 2]));
    for (let length = 0; length < file.length; length++) {
      expect(() => readNpy(file.subarray(0, length)), `${length} bytes`).toThrow(FormatError);
    }
    expect(() => readNpy(Uint8Array.of(...file, 0))).toThrow(
      new FormatError("npy: shape (2,) needs 16 bytes, the file has 17: too many"),
    );
  });

  it("throws nothing but errors of its own for changed bytes", () => {
    const file = saveNpy(arange(6).reshape(2, 3));
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), (at, byte) => {
        const changed = file.slice();
        changed[at] = byte;
        try {
          readNpy(changed);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
    );
  });
});

/** The reason why each invalid file is refused. */
const refusals: [string, string][] = [
  ["npy_bad/empty_file.npy", "the file is empty"],
  ["npy_bad/five_bytes.npy", "the file ends after 5 bytes, inside its header"],
  ["npy_bad/cut_in_header_length.npy", "the file ends after 9 bytes, inside its header"],
  ["npy_bad/cut_in_header.npy", "a header of 118 bytes is announced, the file has 30"],
  ["npy_bad/cut_in_data.npy", "shape (3, 4) needs 96 bytes, the file has 87"],
  ["npy_bad/no_data.npy", "shape (3, 4) needs 96 bytes, the file has 0"],
  ["npy_bad/bad_magic.npy", `not an npy file, it does not begin with "\\x93NUMPY"`],
  ["npy_bad/text.npy", `not an npy file, it does not begin with "\\x93NUMPY"`],
  ["npy_bad/version_4.npy", "version 4.0 of the format is not supported, only 1.0, 2.0 and 3.0"],
  ["npy_bad/version_0.npy", "version 0.0 of the format is not supported, only 1.0, 2.0 and 3.0"],
  ["npy_bad/header_length_beyond_file.npy", "a header of 65000 bytes is announced, the file has 214"],
  ["npy_bad/header_length_v2_huge.npy", "a header of 4294967280 bytes is announced, the file has 212"],
  ["npy_bad/header_not_dict.npy", `expected "{" at character 0 of the header, found "('<f8', "`],
  [
    "npy_bad/header_code.npy",
    `expected a length (a whole number from 0) at character 51 of the header, found "__import"`,
  ],
  [
    "npy_bad/header_code_js.npy",
    `expected a length (a whole number from 0) at character 51 of the header, found "(()=>{gl"`,
  ],
  ["npy_bad/header_arithmetic.npy", `expected "," or ")" at character 52 of the header, found "*1, 4), "`],
  ["npy_bad/header_missing_shape.npy", `the header has no "shape"`],
  ["npy_bad/header_missing_descr.npy", `the header has no "descr"`],
  ["npy_bad/header_extra_key.npy", `the header has an unknown or repeated key "x"`],
  ["npy_bad/header_proto_key.npy", `the header has an unknown or repeated key "__proto__"`],
  ["npy_bad/header_unclosed.npy", `expected "," or "}" at character 118 of the header, found the end`],
  ["npy_bad/header_nul.npy", `expected True or False at character 34 of the header, found "Fal\\u0000e, '"`],
  [
    "npy_bad/header_nonascii.npy",
    `expected nothing after the dictionary at character 59 of the header, found "é       "`,
  ],
  [
    "npy_bad/header_trailing_text.npy",
    `expected nothing after the dictionary at character 60 of the header, found "+ 1     "`,
  ],
  ["npy_bad/fortran_not_bool.npy", `expected True or False at character 34 of the header, found "1, 'shap"`],
  [
    "npy_bad/shape_negative.npy",
    `expected a length (a whole number from 0) at character 51 of the header, found "-3, 4), "`,
  ],
  [
    "npy_bad/shape_minus_one.npy",
    `expected a length (a whole number from 0) at character 51 of the header, found "-1, 4), "`,
  ],
  ["npy_bad/shape_float.npy", `expected "," or ")" at character 52 of the header, found ".0, 4), "`],
  ["npy_bad/shape_not_tuple.npy", `expected "(" at character 50 of the header, found "12, }   "`],
  [
    "npy_bad/shape_string.npy",
    `expected a length (a whole number from 0) at character 51 of the header, found "'3', 4),"`,
  ],
  ["npy_bad/shape_lies_more.npy", "shape (4, 4) needs 128 bytes, the file has 96"],
  ["npy_bad/shape_lies_less.npy", "shape (2, 4) needs 64 bytes, the file has 96: too many"],
  ["npy_bad/shape_huge.npy", "shape (1000000000000,) needs 8000000000000 bytes, the file has 96"],
  [
    "npy_bad/shape_overflow.npy",
    "shape (4294967296, 4294967296, 2) needs 295147905179352825856 bytes, the file has 96",
  ],
  ["npy_bad/shape_overflow_zero.npy", `the number "2305843009213693952" is larger than any array`],
  ["npy_bad/shape_beyond_2_53.npy", `the number "9007199254740993" is larger than any array`],
  ["npy_bad/shape_many_dims.npy", "the header has 15094 bytes, at most 10000 are read"],
  [
    "npy_bad/shape_deep_nesting.npy",
    `expected a length (a whole number from 0) at character 51 of the header, found "(((((((("`,
  ],
  [
    "npy_bad/dtype_object.npy",
    `dtype "|O" (Python objects, which are never unpickled) is not supported, only integers, float32, float64 and bool`,
  ],
  [
    "npy_bad/dtype_object_call.npy",
    `dtype "|O" (Python objects, which are never unpickled) is not supported, only integers, float32, float64 and bool`,
  ],
  ["npy_bad/dtype_unicode.npy", `dtype "<U3" (strings) is not supported, only integers, float32, float64 and bool`],
  ["npy_bad/dtype_bytes.npy", `dtype "|S3" (byte strings) is not supported, only integers, float32, float64 and bool`],
  ["npy_bad/dtype_struct.npy", "the dtype is structured, only arrays of plain numbers can be read"],
  [
    "npy_bad/dtype_complex.npy",
    `dtype "<c16" (complex numbers) is not supported, only integers, float32, float64 and bool`,
  ],
  ["npy_bad/dtype_datetime.npy", `dtype "<M8[D]" (dates) is not supported, only integers, float32, float64 and bool`],
  ["npy_bad/dtype_half.npy", `dtype "<f2" (float16) is not supported, only integers, float32, float64 and bool`],
  [
    "npy_bad/dtype_long_double.npy",
    `dtype "<f16" (long double) is not supported, only integers, float32, float64 and bool`,
  ],
  ["npy_bad/dtype_f3.npy", `"<f3" is not a dtype that dz knows`],
  ["npy_bad/dtype_unknown.npy", `"<x8" is not a dtype that dz knows`],
  ["npy_bad/dtype_i0.npy", `"<i0" is not a dtype that dz knows`],
  ["npy_bad/dtype_empty.npy", `"" is not a dtype that dz knows`],
  ["npy_bad/bool_not_0_1.npy", "byte 2 of a bool array is 2, neither 0 nor 1"],
];

describe("the refusals", () => {
  it.each(refusals)("of %s: %s", (file, message) => {
    expect(() => readNpy(bytesOf(file))).toThrow(new FormatError(`npy: ${message}`));
    expect(() => loadNpy(bytesOf(file))).toThrow(FormatError);
  });

  it("are all there", () => {
    expect(refusals.map(([file]) => file)).toEqual(files.filter(({ ok }) => !ok).map(({ file }) => file));
    expect(Object.hasOwn(globalThis, "__dz_pwned")).toBe(false);
  });
});

describe("loadNpy", () => {
  it("gives arrays with dtypes of dz", () => {
    const dtypes = ["b1_c", "i1_c", "u2_big_endian", "i4_fortran", "f4_c", "f8_c"].map(
      (name) => loadNpy(bytesOf(`npy/${name}.npy`)).dtype,
    );
    expect(dtypes).toEqual(["bool", "int32", "int32", "int32", "float32", "float64"]);
  });

  it("refuses integers that do not fit", () => {
    expect(() => loadNpy(bytesOf("npy/i8_c.npy"))).toThrow(
      new DTypeError(
        "loadNpy: the int64 value 9223372036854775807 does not fit into int32, the largest integer type of dz",
      ),
    );
  });
});

describe("saveNpy", () => {
  interface Saved {
    save?: { dtype: DType; shape: number[]; bytes: string };
    file: string;
  }
  const saved: Saved[] = JSON.parse(readFileSync(new URL("numpy/files.json", data), "utf8")).cases;

  it("writes the bytes of np.save", () => {
    let compared = 0;
    for (const { save, file } of saved) {
      if (save === undefined) continue;
      const elements = new typedArrayOf[save.dtype](sizeOf(save.shape));
      new Uint8Array(elements.buffer).set(Buffer.from(save.bytes, "hex"));
      const bytes = saveNpy(fromTypedArray(elements, save.shape));
      expect(Buffer.from(bytes).toString("hex")).toBe(file);
      compared++;
    }
    expect(compared).toBe(12);
  });

  it("writes views row by row, also outside the heap", () => {
    const a = arange(6).reshape(2, 3);
    const expected = saveNpy(
      array([
        [0, 3],
        [1, 4],
        [2, 5],
      ]),
    );
    expect(saveNpy(a.T)).toEqual(expected);
    release();
    expect(saveNpy(a.T)).toEqual(expected);
  });

  it("is undone by loadNpy, to the bit", () => {
    const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(
        shapes,
        fc.constantFrom<DType>("float64", "float32", "int32", "bool"),
        fc.nat(),
        (shape, dtype, seed) => {
          const bits = Int32Array.from({ length: 2 * sizeOf(shape) }, (_, i) => Math.imul(seed + i, 0x9e3779b1));
          const elements = new typedArrayOf[dtype](bits.buffer, 0, sizeOf(shape));
          if (dtype === "bool") for (let i = 0; i < elements.length; i++) elements[i] = (elements[i] as number) & 1;
          const a = fromTypedArray(elements, shape);
          const b = loadNpy(saveNpy(a));
          expect([b.dtype, b.shape]).toEqual([dtype, shape]);
          expect(new Uint8Array(b.toTypedArray().buffer)).toEqual(new Uint8Array(a.toTypedArray().buffer));
        },
      ),
    );
  });
});
