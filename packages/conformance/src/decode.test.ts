import { describe, expect, it } from "vitest";
import { DataError, decodeArray, decodeNumber, decodeShape, dzType, isEncodedArray, toNdArray } from "./decode.ts";

const decode = (shape: unknown, dtype: unknown, data: unknown) => decodeArray({ shape, dtype, data }, "y");

describe("decodeArray", () => {
  it("reads numbers, NaN and infinities, and arrays without axes or elements", () => {
    const values = [0.1, -0, "NaN", "Infinity", "-Infinity", 1e300];
    expect(decode([2, 3], "float64", values)).toEqual({
      shape: [2, 3],
      dtype: "float64",
      values: [0.1, -0, Number.NaN, Infinity, -Infinity, 1e300],
    });
    expect(decode([], "float32", [0.5])).toEqual({ shape: [], dtype: "float32", values: [0.5] });
    expect(decode([0, 4], "int32", [])).toEqual({ shape: [0, 4], dtype: "int32", values: [] });
  });

  it("reads booleans as 0 and 1, and 64-bit integers as bigints", () => {
    expect(decode([2], "bool", [true, false]).values).toEqual([1, 0]);
    expect(decode([3], "int64", ["9223372036854775807", "-9223372036854775808", -5]).values).toEqual([
      9223372036854775807n,
      -9223372036854775808n,
      -5n,
    ]);
    expect(decode([1], "uint64", ["18446744073709551615"]).values).toEqual([18446744073709551615n]);
  });

  it("accepts NumPy's names of big-endian dtypes", () => {
    expect(decode([1], ">f4", [1]).dtype).toBe("float32");
    expect(decode([1], ">u8", [1])).toEqual({ shape: [1], dtype: "uint64", values: [1n] });
  });

  it.each([
    [[1, "f8"], 'y: unknown dtype "f8"', { shape: [1], dtype: "f8", data: [1] }],
    ["too few", "y: 1 elements for shape [2]", { shape: [2], dtype: "float64", data: [1] }],
    ["no list", "y: data is not a list", { shape: [1], dtype: "float64", data: 1 }],
    ["a shape", "y.shape: expected a shape", { shape: [-1], dtype: "float64", data: [] }],
    ["a field", "y: an array has no field head", { shape: [0], dtype: "float64", data: [], head: [] }],
    ["a field missing", "y: expected an array with shape, dtype and data", { shape: [0], dtype: "float64" }],
    ["a text", 'y[1]: expected a number, got "nan"', { shape: [2], dtype: "float64", data: [1, "nan"] }],
    ["a fraction", "y[0]: expected a whole number", { shape: [1], dtype: "int32", data: [1.5] }],
    ["a text for int32", "y[0]: expected a whole number", { shape: [1], dtype: "int32", data: ["5"] }],
    ["a number for bool", "y[0]: expected true or false", { shape: [1], dtype: "bool", data: [1] }],
    ["null", "y[0]: expected a number, got null", { shape: [1], dtype: "float32", data: [null] }],
  ])("refuses %j", (_, message, value) => {
    expect(() => decodeArray(value, "y")).toThrow(DataError);
    expect(() => decodeArray(value, "y")).toThrow(message);
  });
});

describe("decodeShape", () => {
  it("accepts whole numbers from 0", () => {
    expect(decodeShape([], "s")).toEqual([]);
    expect(decodeShape([0, 3], "s")).toEqual([0, 3]);
    for (const bad of [3, [1.5], ["1"], null]) expect(() => decodeShape(bad, "s")).toThrow("s: expected a shape");
  });
});

describe("decodeNumber", () => {
  it("accepts numbers and the three names", () => {
    expect([1.5, "NaN", "Infinity", "-Infinity"].map((x) => decodeNumber(x, "n"))).toEqual([
      1.5,
      NaN,
      Infinity,
      -Infinity,
    ]);
    expect(() => decodeNumber("12", "n")).toThrow('n: expected a number, got "12"');
  });
});

describe("isEncodedArray", () => {
  it("requires the three fields", () => {
    expect(isEncodedArray({ shape: [], dtype: "", data: [] })).toBe(true);
    for (const other of [{ shape: [], data: [] }, [1], 1, null, undefined]) expect(isEncodedArray(other)).toBe(false);
  });
});

describe("toNdArray", () => {
  const arrayOf = (shape: number[], dtype: string, data: unknown[]) => toNdArray(decode(shape, dtype, data), "y");

  it("converts to the dtypes of dz", () => {
    const types = [
      arrayOf([1], "float64", [0.1]),
      arrayOf([1], "float32", [0.5]),
      arrayOf([2], "bool", [true, false]),
      arrayOf([2, 1], "int64", ["-2147483648", 7]),
      arrayOf([], "uint8", [255]),
    ].map((a) => [a.dtype, a.shape, a.toArray()]);
    expect(types).toEqual([
      ["float64", [1], [0.1]],
      ["float32", [1], [0.5]],
      ["bool", [2], [true, false]],
      ["int32", [2, 1], [[-2147483648], [7]]],
      ["int32", [], 255],
    ]);
    expect(dzType("uint64")).toBe("int32");
  });

  it("refuses values that it would have to round", () => {
    expect(() => arrayOf([1], "float32", [0.1])).toThrow("y: element 0 is 0.1, which float32 does not hold");
    expect(() => arrayOf([2], "int64", [0, 2147483648])).toThrow("element 1 is 2147483648, which int32 does not hold");
    expect(Number.isNaN(arrayOf([], "float32", ["NaN"]).item())).toBe(true);
  });
});
