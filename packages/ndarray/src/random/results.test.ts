import { describe, expect, it } from "vitest";
import type { NdArray } from "../array/ndarray.ts";
import { DTypeError, OutOfMemoryError } from "../errors/errors.ts";
import { checkCount, floats, result, room } from "./results.ts";

describe("room", () => {
  it("says that there is none for more numbers than the host can hold", () => {
    const make = (): unknown => room("rand", [2 ** 20, 2 ** 30], (count) => new Float64Array(count));
    expect(make).toThrow("rand: no room for the 1125899906842624 numbers of shape [1048576, 1073741824]");
    expect(make).toThrow(OutOfMemoryError);
  });

  it("passes other errors on", () => {
    const make = (): never => {
      throw new TypeError("not about room");
    };
    expect(() => room("rand", [1], make)).toThrow(TypeError);
  });
});

describe("floats and result", () => {
  it("give a number without a shape and an array with one", () => {
    let n = 0;
    expect(floats("test", undefined, undefined, () => ++n)).toBe(1);
    expect((floats("test", [2, 1], undefined, () => ++n) as { toArray(): unknown }).toArray()).toEqual([[2], [3]]);
    const rounded = floats("test", [], { dtype: "float32" }, () => 0.1) as NdArray;
    expect([rounded.dtype, rounded.item()]).toEqual(["float32", Math.fround(0.1)]);
    expect(() => floats("test", [], { dtype: "int32" as never }, () => 0.1)).toThrow(
      new DTypeError("test: dtype is int32, expected float64 or float32"),
    );
    expect(result(Int32Array.of(7), undefined)).toBe(7);
  });
});

describe("checkCount", () => {
  it("accepts what int32 can count", () => {
    expect(checkCount("test", 2 ** 31 - 1)).toBe(2 ** 31 - 1);
    expect(() => checkCount("test", 2 ** 31)).toThrow(
      "test: expected a whole number from 0 to 2147483647, got 2147483648",
    );
    expect(() => checkCount("test", -1)).toThrow("got -1");
  });
});
