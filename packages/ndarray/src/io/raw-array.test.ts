import { describe, expect, it } from "vitest";
import { DTypeError, FormatError } from "../errors/errors.ts";
import { littleEndian, type RawArray, rawArrayOf, rawFromBytes, rawToNdArray, swapBytes } from "./raw-array.ts";

describe("rawToNdArray", () => {
  it.each<[RawArray, string]>([
    [{ dtype: "float64", shape: [2], data: Float64Array.of(0.1, Number.NaN) }, "float64"],
    [{ dtype: "float32", shape: [2], data: Float32Array.of(0.1, -0) }, "float32"],
    [{ dtype: "bool", shape: [2], data: Uint8Array.of(1, 0) }, "bool"],
    [{ dtype: "int32", shape: [2], data: Int32Array.of(-(2 ** 31), 2 ** 31 - 1) }, "int32"],
    [{ dtype: "int8", shape: [2], data: Int8Array.of(-128, 127) }, "int32"],
    [{ dtype: "int16", shape: [2], data: Int16Array.of(-32768, 32767) }, "int32"],
    [{ dtype: "uint8", shape: [2], data: Uint8Array.of(0, 255) }, "int32"],
    [{ dtype: "uint16", shape: [2], data: Uint16Array.of(0, 65535) }, "int32"],
    [{ dtype: "uint32", shape: [2], data: Uint32Array.of(0, 2 ** 31 - 1) }, "int32"],
    [{ dtype: "int64", shape: [2], data: BigInt64Array.of(-(2n ** 31n), 2n ** 31n - 1n) }, "int32"],
    [{ dtype: "uint64", shape: [2], data: BigUint64Array.of(0n, 2n ** 31n - 1n) }, "int32"],
  ])("loses nothing: %o", (raw, dtype) => {
    const a = rawToNdArray(raw, "loadNpy");
    expect([a.dtype, a.shape]).toEqual([dtype, [2]]);
    expect(Array.from(a.toTypedArray(), Number)).toEqual(Array.from(raw.data, Number));
    expect(raw.data).toBeInstanceOf(rawArrayOf[raw.dtype]);
  });

  it.each<[RawArray, string]>([
    [{ dtype: "uint32", shape: [2], data: Uint32Array.of(1, 2 ** 31) }, "uint32 value 2147483648"],
    [{ dtype: "int64", shape: [2], data: BigInt64Array.of(1n, -(2n ** 31n) - 1n) }, "int64 value -2147483649"],
    [{ dtype: "uint64", shape: [1], data: BigUint64Array.of(2n ** 64n - 1n) }, "uint64 value 18446744073709551615"],
  ])("refuses what does not fit: %o", (raw, value) => {
    expect(() => rawToNdArray(raw, "loadNpy")).toThrow(
      new DTypeError(`loadNpy: the ${value} does not fit into int32, the largest integer type of dz`),
    );
  });
});

describe("rawFromBytes", () => {
  it("reads both byte orders, from any place, and copies", () => {
    const bytes = Uint8Array.of(9, 1, 2, 3, 4).subarray(1);
    const little = rawFromBytes(bytes, "uint16", false, "x");
    bytes[0] = 7;
    expect(little).toEqual(Uint16Array.of(0x0201, 0x0403));
    expect(rawFromBytes(bytes, "uint16", true, "x")).toEqual(Uint16Array.of(0x0702, 0x0304));
    expect(rawFromBytes(bytes, "uint8", true, "x")).toEqual(Uint8Array.of(7, 2, 3, 4));
    expect(rawFromBytes(new Uint8Array(0), "float64", false, "x")).toEqual(new Float64Array(0));
  });

  it("refuses bools that are none", () => {
    expect(rawFromBytes(Uint8Array.of(1, 0), "bool", false, "x")).toEqual(Uint8Array.of(1, 0));
    expect(() => rawFromBytes(Uint8Array.of(1, 0, 255), "bool", false, "x")).toThrow(
      new FormatError("x: byte 2 of a bool array is 255, neither 0 nor 1"),
    );
    expect(() => rawFromBytes(Uint8Array.of(2, 0), "bool", false, "x")).toThrow("x: byte 0 of a bool array is 2");
  });
});

it("knows the byte order of the machine, and turns it around", () => {
  const bytes = Uint8Array.of(1, 0, 0, 0, 2, 0, 0, 0);
  expect(new Uint32Array(bytes.buffer)[0]).toBe(littleEndian ? 1 : 2 ** 24);
  swapBytes(bytes, 4);
  expect([...bytes]).toEqual([0, 0, 0, 1, 0, 0, 0, 2]);
});
