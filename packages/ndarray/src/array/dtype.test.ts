import { describe, expect, expectTypeOf, it } from "vitest";
import { DTypeError } from "../errors/errors.ts";
import {
  checkDType,
  type DType,
  type DTypeOf,
  dtypeOf,
  floatOf,
  isFloat,
  itemSize,
  promote,
  promoteNumber,
  typedArrayOf,
} from "./dtype.ts";

const dtypes: DType[] = ["bool", "int32", "float32", "float64"];

describe("dtypes", () => {
  it("have typed arrays of their size", () => {
    for (const dtype of dtypes) expect(new typedArrayOf[dtype](1).BYTES_PER_ELEMENT).toBe(itemSize[dtype]);
  });

  it("are those of typed arrays", () => {
    for (const dtype of dtypes) expect(dtypeOf(new typedArrayOf[dtype](0), "op")).toBe(dtype);
    expectTypeOf<DTypeOf<Float32Array>>().toEqualTypeOf<"float32">();
    expectTypeOf<DTypeOf<Float64Array | Uint8Array>>().toEqualTypeOf<"float64" | "bool">();
  });

  it("refuse other typed arrays", () => {
    expect(() => dtypeOf(new Uint16Array(1), "op")).toThrow(
      new DTypeError("op: cannot take the elements of a Uint16Array as they are; array(data) converts numbers"),
    );
  });

  it("are known by their names", () => {
    for (const dtype of dtypes) expect(checkDType(dtype, "op")).toBe(dtype);
    expect(() => checkDType("float16" as DType, "full")).toThrow(
      new DTypeError("full: there is no dtype float16, only float64, float32, int32 and bool"),
    );
    expect(() => checkDType("constructor" as DType, "full")).toThrow(DTypeError);
  });

  it("are floats or not", () => {
    expect(dtypes.filter(isFloat)).toEqual(["float32", "float64"]);
    expect(dtypes.map(floatOf)).toEqual(["float64", "float64", "float32", "float64"]);
  });
});

describe("promote", () => {
  // numpy.promote_types, with int32 where NumPy has its default integer.
  const table: [DType, DType, DType][] = [
    ["bool", "bool", "bool"],
    ["bool", "int32", "int32"],
    ["bool", "float32", "float32"],
    ["bool", "float64", "float64"],
    ["int32", "int32", "int32"],
    ["int32", "float32", "float64"],
    ["int32", "float64", "float64"],
    ["float32", "float32", "float32"],
    ["float32", "float64", "float64"],
    ["float64", "float64", "float64"],
  ];

  it.each(table)("%s with %s gives %s", (a, b, c) => {
    expect(promote(a, b)).toBe(c);
    expect(promote(b, a)).toBe(c);
  });

  it("leaves floats alone beside a plain number", () => {
    expect(promoteNumber("float32", 1e300)).toBe("float32");
    expect(promoteNumber("float64", 0.1)).toBe("float64");
  });

  it("makes integers float64 beside a number that is no int32", () => {
    expect(promoteNumber("int32", 3)).toBe("int32");
    expect(promoteNumber("bool", 3)).toBe("int32");
    expect(promoteNumber("int32", -(2 ** 31))).toBe("int32");
    expect(promoteNumber("int32", 2 ** 31 - 1)).toBe("int32");
    for (const x of [0.5, 2 ** 31, -(2 ** 31) - 1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(promoteNumber("int32", x)).toBe("float64");
      expect(promoteNumber("bool", x)).toBe("float64");
    }
  });
});
