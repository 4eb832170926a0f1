/// <reference types="node" />
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, expectTypeOf, it } from "vitest";
import { DTypeError, OutOfMemoryError, ShapeError, ValueError } from "../errors/errors.ts";
import { getItem } from "../indexing/indexing.ts";
import { slice } from "../indexing/selection.ts";
import { release } from "../memory/signals.ts";
import {
  arange,
  array,
  eye,
  fromTypedArray,
  full,
  linspace,
  ones,
  onesLike,
  scalar,
  zeros,
  zerosLike,
} from "./creation.ts";
import type { DType } from "./dtype.ts";
import type { NdArray } from "./ndarray.ts";

beforeEach(release);

describe("array", () => {
  it("takes numbers in nested arrays as float64", () => {
    const a = array([
      [1, 2.5],
      [-0, 4],
    ]);
    expectTypeOf(a).toEqualTypeOf<NdArray<"float64">>();
    expect([a.dtype, a.shape, a.toArray()]).toEqual([
      "float64",
      [2, 2],
      [
        [1, 2.5],
        [-0, 4],
      ],
    ]);
    expect(array(3).shape).toEqual([]);
    expect([array([]).shape, array([]).dtype]).toEqual([[0], "float64"]);
    const frozen: readonly (readonly number[])[] = [[1], [2]];
    expect(array(frozen).shape).toEqual([2, 1]);
  });

  it("takes booleans as bools", () => {
    const a = array([true, false]);
    expectTypeOf(a).toEqualTypeOf<NdArray<"bool">>();
    expect([a.dtype, a.toArray()]).toEqual(["bool", [true, false]]);
    expect(array([[true], [2]] as unknown as number[]).toArray()).toEqual([[1], [2]]);
  });

  it("takes typed arrays as they are, and copies them", () => {
    const data = Float32Array.of(1.5, 2);
    const a = array(data);
    expectTypeOf(a).toEqualTypeOf<NdArray<"float32">>();
    data[0] = 9;
    expect([a.dtype, a.shape, a.toArray()]).toEqual(["float32", [2], [1.5, 2]]);
    expect(array(Int32Array.of(-1)).dtype).toBe("int32");
  });

  it("copies arrays, also views and into another dtype", () => {
    const a = array([
      [1, 2],
      [3, 4],
    ]);
    const column = getItem(a, slice(), 1);
    const copy = array(column);
    expectTypeOf(copy).toEqualTypeOf<NdArray<"float64">>();
    expect([copy.shape, copy.toArray(), copy.strides]).toEqual([[2], [2, 4], null]);
    expect(array(column, { dtype: "int32" }).dtype).toBe("int32");
  });

  it("converts to a dtype", () => {
    const a = array([1.9, -1.9, 0, 0.5], { dtype: "int32" });
    expectTypeOf(a).toEqualTypeOf<NdArray<"int32">>();
    expect(a.toArray()).toEqual([1, -1, 0, 0]);
    expect(array([0, -0, 0.1, Number.NaN], { dtype: "bool" }).toArray()).toEqual([false, false, true, true]);
    expect(array([true, false], { dtype: "float32" }).toArray()).toEqual([1, 0]);
    expect(array([0.1], { dtype: "float32" }).item()).toBe(Math.fround(0.1));
    expect(array(Float64Array.of(2.7), { dtype: "int32" }).item()).toBe(2);
    expect(array(Float64Array.of(0.2), { dtype: "bool" }).toArray()).toEqual([true]);
  });

  it("refuses what it cannot hold", () => {
    expect(() => array([[1, 2], [3]])).toThrow(ShapeError);
    expect(() => array("12" as unknown as number)).toThrow(
      new ValueError('array: expected numbers, got the string "12"'),
    );
    expect(() => array([1], { dtype: "int8" as DType })).toThrow(DTypeError);
  });
});

describe("fromTypedArray", () => {
  it("names a bool that is none, also the first", () => {
    expect(() => fromTypedArray(Uint8Array.of(2, 1), [2])).toThrow(
      "fromTypedArray: a Uint8Array holds bools, but element 0 is 2, neither 0 nor 1; for numbers use array(data)",
    );
  });

  it("puts the elements into a shape", () => {
    const a = fromTypedArray(Int32Array.of(1, 2, 3, 4, 5, 6), [2, 3]);
    expectTypeOf(a).toEqualTypeOf<NdArray<"int32">>();
    expect(a.toArray()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(fromTypedArray(new Float64Array(0), [3, 0]).shape).toEqual([3, 0]);
  });

  it("keeps large arrays outside the heap", () => {
    // A Buffer is a Uint8Array whose slices share memory.
    const data = Buffer.alloc(2 ** 20 + 1, 1);
    const a = fromTypedArray(data, [data.length]);
    data.fill(0);
    expect(a.span.buffer?.byteLength).toBe(data.length);
    expect(getItem(a, -1).item()).toBe(1);
    const sorted = Float64Array.from({ length: 200_000 }, (_, i) => i);
    expect(fromTypedArray(sorted, [200_000]).toTypedArray()).toEqual(sorted);
  });

  it("does not keep the caller's shape", () => {
    const shape = [2];
    const a = fromTypedArray(Float64Array.of(1, 2), shape);
    shape[0] = 3;
    expect(a.shape).toEqual([2]);
  });

  it("refuses a wrong number of elements", () => {
    expect(() => fromTypedArray(new Float64Array(5), [2, 3])).toThrow(
      new ShapeError("fromTypedArray: 5 elements do not fill shape [2, 3]"),
    );
    expect(() => fromTypedArray(new Float64Array(1), [-1, -1])).toThrow(ShapeError);
  });
});

describe("full, zeros, ones, scalar, eye", () => {
  it("fill a shape", () => {
    expect(full([2, 2], 0.5).toArray()).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
    expect(full([2], 7.9, { dtype: "int32" }).toArray()).toEqual([7, 7]);
    expect(full([2], 7, { dtype: "bool" }).toTypedArray()).toEqual(Uint8Array.of(1, 1));
    expect(zeros([0, 3]).toArray()).toEqual([]);
    expect(ones([], { dtype: "float32" }).toArray()).toBe(1);
    expectTypeOf(zeros([2])).toEqualTypeOf<NdArray<"float64">>();
    expectTypeOf(ones([2], { dtype: "int32" })).toEqualTypeOf<NdArray<"int32">>();
  });

  it("overwrite what was there before", () => {
    full([1000], Number.NaN);
    release();
    expect(zeros([1000]).toTypedArray()).toEqual(new Float64Array(1000));
  });

  it("take shape and dtype from another array", () => {
    const a = array([[1, 2, 3]], { dtype: "float32" });
    expect([zerosLike(a).dtype, zerosLike(a).toArray()]).toEqual(["float32", [[0, 0, 0]]]);
    expect([onesLike(a).dtype, onesLike(a).toArray()]).toEqual(["float32", [[1, 1, 1]]]);
  });

  it("make single numbers", () => {
    expect([scalar(0.1).shape, scalar(0.1).item()]).toEqual([[], 0.1]);
    expect(scalar(0.1, { dtype: "float32" }).item()).toBe(Math.fround(0.1));
    expect(scalar(5, { dtype: "bool" }).item()).toBe(1);
  });

  it("make identity matrices", () => {
    expect(eye(2).toArray()).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(eye(1, { dtype: "bool" }).toArray()).toEqual([[true]]);
    expect(eye(0).shape).toEqual([0, 0]);
    expect(() => eye(-1)).toThrow(new ShapeError("eye: [-1, -1] is not a shape, lengths are whole numbers from 0"));
    expect(() => eye(2 ** 26)).toThrow(new OutOfMemoryError(`eye: there is no room for ${2 ** 52} numbers`));
  });

  it("refuse bad shapes and dtypes", () => {
    expect(() => zeros([2, -1])).toThrow(
      new ShapeError("zeros: [2, -1] is not a shape, lengths are whole numbers from 0"),
    );
    expect(() => zeros([2 ** 40])).toThrow(OutOfMemoryError);
    expect(() => scalar(1, { dtype: "float16" as DType })).toThrow(DTypeError);
    expect(() => full([1], 1, { dtype: "float16" as DType })).toThrow(DTypeError);
  });
});

interface Range {
  arange?: [number, number, number];
  linspace?: [number, number, number];
  dtype?: "float64" | "float32" | "int32";
  values: number[];
}
const ranges: Range[] = JSON.parse(
  readFileSync(new URL("../../../conformance/data/numpy/ranges.json", import.meta.url), "utf8"),
).cases;

describe("arange and linspace", () => {
  it("round as NumPy does", () => {
    let compared = 0;
    for (const { arange: [start, stop, step] = [], linspace: ends, dtype = "float64", values } of ranges) {
      const got = ends ? linspace(...ends) : arange(start as number, stop as number, step as number, { dtype });
      expect(Array.from(got.toTypedArray())).toEqual(values);
      compared++;
    }
    expect(compared).toBe(240);
  });

  it("start at 0 if one number is given", () => {
    expect(arange(3).toArray()).toEqual([0, 1, 2]);
    expect(arange(-3).toArray()).toEqual([]);
    expect(arange(3, 0, -1, { dtype: "int32" }).toArray()).toEqual([3, 2, 1]);
  });

  it("take options after one, two and three numbers", () => {
    const dtype = "int32";
    expectTypeOf(arange(3, { dtype })).toEqualTypeOf<NdArray<"int32">>();
    expectTypeOf(arange(1, 3)).toEqualTypeOf<NdArray<"float64">>();
    expectTypeOf(linspace(0, 1, 3, { dtype: "float32" })).toEqualTypeOf<NdArray<"float32">>();
    for (const a of [arange(4, { dtype }), arange(0, 4, { dtype }), arange(0, 4, 1, { dtype })]) {
      expect([a.dtype, a.toArray()]).toEqual(["int32", [0, 1, 2, 3]]);
    }
    expect(arange(2, {}).dtype).toBe("float64");
    expect(arange(1, 3, undefined).toArray()).toEqual([1, 2]);
    // np.linspace(0, 1, 4, dtype=np.float32)
    const a = linspace(0, 1, 4, { dtype: "float32" });
    expect([a.dtype, a.toArray()]).toEqual(["float32", [0, 0.3333333432674408, 0.6666666865348816, 1]]);
  });

  it("refuse lengths that are not in a list", () => {
    const call = (f: unknown) => () => (f as (...args: unknown[]) => void)(2, 3);
    for (const f of [zeros, ones, full]) {
      expect(call(f)).toThrow(
        new ValueError(`${f.name}: expected a shape such as [2, 3], got 2; write a list, [2, ...]`),
      );
    }
  });

  it("refuse options that are none", () => {
    expect(() => arange(1, null as never)).toThrow("arange: expected an object of options such as { dtype }, got null");
    expect(() => arange(1, "2" as never)).toThrow("arange: expected an object of options");
    expect(() => arange(1, { step: 2 } as never)).toThrow("arange: there is no option step; the only one is dtype");
    expect(() => arange(1, { dtype: "int32" } as never, 2)).toThrow(
      /^arange: cannot go from 1 to Object in steps of 2$/,
    );
    expect(() => arange(0, 5, 1, 2 as never)).toThrow(ValueError);
    expect(() => linspace(0, 1, 3, { dtype: "int32" as never })).toThrow(
      new DTypeError("linspace: dtype is int32, expected float64 or float32"),
    );
    expect(() => linspace(0, 1, undefined as never)).toThrow(
      "linspace: the count is undefined, expected a whole number from 0",
    );
  });

  it("refuse what has no end", () => {
    expect(() => arange(0, 1, 0)).toThrow(new ValueError("arange: cannot go from 0 to 1 in steps of 0"));
    expect(() => arange(Number.NaN)).toThrow(ValueError);
    expect(() => arange(0, 1e300)).toThrow(new OutOfMemoryError("arange: there is no room for 1e+300 numbers"));
    expect(() => arange(0, 2, 1, { dtype: "bool" })).toThrow(new DTypeError("arange: has no bool values"));
    expect(() => linspace(0, 1, -1)).toThrow(
      new ValueError("linspace: the count is -1, expected a whole number from 0"),
    );
    expect(() => linspace(0, 1, 1.5)).toThrow(ValueError);
    expect(() => linspace(0, 1, 2 ** 52)).toThrow("linspace: there is no room for 4503599627370496 numbers");
  });

  it("end exactly", () => {
    const a = linspace(0, 0.3, 4);
    expect(getItem(a, -1).item()).toBe(0.3);
    expect(linspace(5, 7, 1).toArray()).toEqual([5]);
  });
});
