/// <reference types="node" />
import { inspect } from "node:util";
import { beforeEach, describe, expect, expectTypeOf, it, test } from "vitest";
import { ShapeError, ValueError } from "../errors/errors.ts";
import { heap } from "../memory/heap.ts";
import { release, usage } from "../memory/signals.ts";
import { arange, array, full, scalar, zeros } from "./creation.ts";
import type { DType } from "./dtype.ts";
import {
  contiguous,
  empty,
  emptyOf,
  gather,
  isNdArray,
  type NdArray,
  type NestedArray,
  resolve,
  stridesOf,
  view,
} from "./ndarray.ts";

beforeEach(release);

const dtypes: DType[] = ["float64", "float32", "int32", "bool"];

/** The array [0, 1, 2, ...] of a shape. */
const counting = (shape: number[], dtype: DType = "float64"): NdArray => {
  const size = shape.reduce((product, length) => product * length, 1);
  return array(arange(size), { dtype }).reshape(shape);
};

test("isNdArray", () => {
  expect([zeros([2]), scalar(1).T].map(isNdArray)).toEqual([true, true]);
  expect([1, "1", null, undefined, [], {}, new Float64Array(1)].some(isNdArray)).toBe(false);
});

describe("NdArray", () => {
  it("has astype as a method", () => {
    const a = array([0.5, -1.5]);
    expectTypeOf(a.astype("int32")).toEqualTypeOf<NdArray<"int32">>();
    expect([a.astype("int32").toArray(), a.astype("bool").toArray(), a.astype("float64")]).toEqual([
      [0, -1],
      [true, true],
      a,
    ]);
    expect(() => a.astype("int" as "int32")).toThrow(/^astype: /);
  });

  it("is text in text, and no operand of JavaScript's operators", () => {
    const a = array([1, 2]);
    expect([`${a}`, String(a), [a, a].join()]).toEqual([
      "array([1., 2.])",
      "array([1., 2.])",
      "array([1., 2.]),array([1., 2.])",
    ]);
    const b = a as unknown as number;
    for (const compute of [() => b + 1, () => 1 + b, () => b * 2, () => -b, () => b < 1, () => Number(b)]) {
      expect(compute).toThrow(
        new ValueError(
          "NdArray: JavaScript cannot compute with an array by +, -, * or <; use add(), sub(), mul() or less(), or item() for a plain number; for text write String(x)",
        ),
      );
    }
  });

  it("knows its shape", () => {
    const a = counting([2, 3]);
    expect([a.shape, a.size, a.ndim, a.length, a.dtype]).toEqual([[2, 3], 6, 2, 2, "float64"]);
    expect(scalar(1).ndim).toBe(0);
    expect(() => scalar(1).length).toThrow(new ValueError("length: an array of shape [] has no first axis"));
  });

  it("gives its only element", () => {
    expect(scalar(2.5).item()).toBe(2.5);
    expect(full([1, 1], 3, { dtype: "int32" }).item()).toBe(3);
    expect(array([true]).item()).toBe(1);
    expect(() => zeros([2]).item()).toThrow(new ValueError("item: expected one element, got an array of shape [2]"));
    expect(() => zeros([0]).item()).toThrow(ValueError);
  });

  it.each(dtypes)("gives copies of its %s elements, in the heap and outside", (dtype) => {
    const a = counting([2, 1, 2], dtype);
    const single = view(a, 1, [], null);
    for (let round = 0; round < 2; round++) {
      const [zero, one, two, three] = dtype === "bool" ? [false, true, true, true] : [0, 1, 2, 3];
      expect(a.toArray()).toEqual([[[zero, one]], [[two, three]]]);
      const copy = a.toTypedArray();
      copy.fill(0);
      expect(Array.from(a.toTypedArray(), Number)).toEqual([zero, one, two, three].map(Number));
      expect(single.item()).toBe(1);
      expect(a.T.toArray()).toEqual([[[zero, two]], [[one, three]]]);
      release();
    }
  });

  it("types its elements by its dtype", () => {
    expectTypeOf(zeros([1], { dtype: "float32" }).toTypedArray()).toEqualTypeOf<Float32Array<ArrayBuffer>>();
    expectTypeOf(scalar(1).dtype).toEqualTypeOf<"float64">();
  });

  it("nests empty axes", () => {
    expect(zeros([2, 0]).toArray()).toEqual([[], []]);
    expect(zeros([0, 2]).toArray()).toEqual([]);
    expect(zeros([0, 2]).toTypedArray()).toEqual(new Float64Array(0));
  });

  it("nests as deep as the number of axes that was asked for, with the types", () => {
    const lists = [scalar(5).toArray(0), counting([2]).toArray(1), counting([1, 2]).toArray(2)];
    expect(lists).toEqual([5, [0, 1], [[0, 1]]]);
    expect(counting([1, 1, 2]).toArray(3)).toEqual([[[0, 1]]]);
    expect(counting([1, 1, 2, 1]).toArray(4)).toEqual([[[[0], [1]]]]);
    expect(array([[true]]).toArray(2)).toEqual([[true]]);
    expect(zeros([0, 2]).toArray(2)).toEqual([]);
    expectTypeOf(scalar(1).toArray(0)).toEqualTypeOf<number>();
    expectTypeOf(counting([2]).toArray(1)).toEqualTypeOf<number[]>();
    expectTypeOf(counting([1, 2]).toArray(2)).toEqualTypeOf<number[][]>();
    expectTypeOf(counting([1, 1, 1, 1]).toArray(4)).toEqualTypeOf<number[][][][]>();
    expectTypeOf(array([[true]]).toArray(2)).toEqualTypeOf<boolean[][]>();
    expectTypeOf(counting([2]).toArray()).toEqualTypeOf<NestedArray>();
    expectTypeOf<NdArray<"bool">>().toExtend<NdArray>();
  });

  it("says how many axes it has, if others were expected", () => {
    expect(() => zeros([2, 3]).toArray(1)).toThrow(
      new ShapeError("toArray: expected an array with 1 axis, got shape [2, 3], which has 2 axes"),
    );
    expect(() => zeros([3]).toArray(2)).toThrow(
      "toArray: expected an array with 2 axes, got shape [3], which has 1 axis",
    );
    expect(() => zeros([3]).toArray("1" as never)).toThrow('expected an array with the string "1" axes');
  });

  it("prints itself", () => {
    const a = array([1, 2.5]);
    expect(String(a)).toBe("array([1. , 2.5])");
    expect(inspect(a)).toBe("array([1. , 2.5])");
  });

  it("has the methods that Python spells as such", () => {
    const a = counting([2, 3]);
    expect(a.reshape(3, -1).toArray()).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ]);
    expect(a.reshape([3, 2]).toArray()).toEqual(a.reshape(3, 2).toArray());
    expect(a.T.toArray()).toEqual([
      [0, 3],
      [1, 4],
      [2, 5],
    ]);
  });
});

describe("view", () => {
  it("shares bytes", () => {
    const a = counting([3, 4]);
    const column = view(a, 1, [3], [4]);
    expect(column.span).toBe(a.span);
    expect([column.size, column.strides, column.toArray()]).toEqual([3, [4], [1, 5, 9]]);
  });

  it("has no strides if they are those of a contiguous array", () => {
    const a = counting([3, 4]);
    expect(view(a, 4, [2, 4], [4, 1]).strides).toBeNull();
    expect(view(a, 0, [1, 4], [99, 1]).strides).toBeNull();
    expect(view(a, 5, [1, 1], [7, 7]).strides).toBeNull();
    expect(view(a, 0, [0, 4], [1, 9]).strides).toBeNull();
    expect(view(a, 0, [4, 3], [1, 4]).strides).toEqual([1, 4]);
    expect(view(a, 0, [2, 4], [0, 1]).strides).toEqual([0, 1]);
    expect(stridesOf(a)).toEqual([4, 1]);
    expect(stridesOf(a.T)).toEqual([1, 4]);
  });
});

describe("contiguous and gather", () => {
  it("copy only what is not in order", () => {
    const a = counting([3, 4]);
    expect(contiguous(a)).toBe(a);
    const copy = contiguous(a.T);
    expect([copy.strides, copy.toArray()]).toEqual([null, a.T.toArray()]);
  });

  it.each(dtypes)("read %s with any strides", (dtype) => {
    const a = counting([2, 3, 4], dtype);
    const reversed = contiguous(view(a, 23, [2, 3, 4], [-12, -4, -1]));
    expect(Array.from(reversed.toTypedArray())).toEqual(Array.from(a.toTypedArray()).reverse());
    const repeated = gather(a, [3, 2], [1, 0]);
    expect(Array.from(repeated.toTypedArray())).toEqual([
      0,
      0,
      1,
      1,
      dtype === "bool" ? 1 : 2,
      dtype === "bool" ? 1 : 2,
    ]);
    expect(gather(a, [0, 5], [1, 1]).size).toBe(0);
    expect(gather(a, [], []).shape).toEqual([]);
  });
});

describe("resolve", () => {
  it("brings an array back, with its strides", () => {
    const a = counting([3, 4]);
    const reversed = view(a, 11, [3, 4], [-4, -1]);
    const values = reversed.toArray();
    release();
    expect(a.span.buffer).not.toBeNull();
    const address = resolve(reversed);
    expect(reversed.span.buffer).toBeNull();
    expect(heap.float64[address / 8]).toBe(11);
    expect(reversed.toArray()).toEqual(values);
    // Only the view was copied back: the array that it is a view of stays outside.
    expect(a.span.buffer).not.toBeNull();
  });

  it("brings back no more than the array's own range", () => {
    const table = zeros([1000, 100]);
    const row = view(table, 500, [100], null);
    const column = view(table, 107, [10], [100]);
    release();
    resolve(row);
    expect(usage().staged).toBe(800);
    resolve(column);
    expect(usage().staged - 800).toBe(901 * 8 + 8); // rounded up to 16 bytes
    expect([row, column].map((a) => a.toArray())).toEqual([new Array(100).fill(0), new Array(10).fill(0)]);
  });

  it("brings back empty arrays", () => {
    const a = zeros([0, 3]);
    const last = view(zeros([3, 4]), 12, [0, 4], [4, 1]);
    zeros([10]);
    release();
    expect(resolve(a)).toBeGreaterThan(0);
    expect(resolve(last)).toBeGreaterThan(0);
    expect(a.toArray()).toEqual([]);
  });
});

describe("empty and emptyOf", () => {
  it("make room", () => {
    const a = emptyOf([2, 3], "float32");
    expect([a.size, a.dtype, a.strides, a.span.buffer]).toEqual([6, "float32", null, null]);
    expect(empty([0], 0, "int32").toArray()).toEqual([]);
  });
});

describe("toJSON", () => {
  it("gives nested numbers, and what JSON does not have as null", () => {
    const a = array([
      [1, -0.5],
      [Number.NaN, Infinity],
    ]);
    expect(JSON.stringify({ a })).toBe('{"a":[[1,-0.5],[null,null]]}');
    expect(JSON.stringify(a.T)).toBe("[[1,null],[-0.5,null]]");
    expect(JSON.stringify([scalar(3), zeros([2, 0]), array([true, false])])).toBe("[3,[[],[]],[true,false]]");
    expect(array(JSON.parse(JSON.stringify(arange(6).reshape(2, 3)))).toArray()).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
  });
});
