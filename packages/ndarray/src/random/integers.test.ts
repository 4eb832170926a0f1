import { describe, expect, it } from "vitest";
import { checkRange, integerArray } from "./integers.ts";

describe("integerArray", () => {
  it("is of int32 as long as all numbers fit", () => {
    expect(integerArray(-(2 ** 31), 2 ** 31, 2)).toEqual(new Int32Array(2));
    expect(integerArray(0, 2 ** 31 + 1, 2)).toEqual(new Float64Array(2));
    expect(integerArray(-(2 ** 31) - 1, 0, 2)).toEqual(new Float64Array(2));
  });
});

describe("checkRange", () => {
  it("accepts all numbers of a dtype and not one more", () => {
    checkRange(0, 2 ** 8, "uint8");
    checkRange(0, 2 ** 32, "uint32");
    checkRange(-(2 ** 31), 2 ** 31, "int32");
    expect(() => checkRange(-1, 2 ** 8, "uint8")).toThrow("randint: uint8 does not hold -1 to below 256");
    expect(() => checkRange(0, 2 ** 32 + 1, "uint32")).toThrow("randint: uint32 does not hold 0 to below 4294967297");
    expect(() => checkRange(0, 2 ** 31 + 1, "int32")).toThrow("randint: int32 does not hold 0 to below 2147483649");
  });
});
