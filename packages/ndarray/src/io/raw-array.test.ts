import { describe, expect, it } from "vitest";
import { DTypeError } from "../errors.ts";
import { type RawArray, rawArrayOf, rawToNdArray } from "./raw-array.ts";

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
