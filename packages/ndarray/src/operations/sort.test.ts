import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { array, scalar, zeros } from "../array/creation.ts";
import { AxisError, ValueError } from "../errors/errors.ts";
import { argSort, orderOf, sort } from "./sort.ts";

const { NaN: nan } = Number;
const x = array([
  [3, 1, 2],
  [0, 5, -1],
]);

describe("sort and argSort", () => {
  test("as NumPy's sort and argsort", () => {
    expect(sort(x).toArray()).toEqual([
      [1, 2, 3],
      [-1, 0, 5],
    ]);
    expect(argSort(x).toArray()).toEqual([
      [1, 2, 0],
      [2, 0, 1],
    ]);
    expect(sort(x, { axis: 0 }).toArray()).toEqual([
      [0, 1, -1],
      [3, 5, 2],
    ]);
    expect(argSort(x, { axis: 0 }).toArray()).toEqual([
      [1, 0, 1],
      [0, 1, 0],
    ]);
    expect(sort(x.T, { axis: 0 }).toArray()).toEqual([
      [1, -1],
      [2, 0],
      [3, 5],
    ]);
    const deep = array([
      [
        [4, 1],
        [2, 3],
      ],
      [
        [0, 9],
        [7, -2],
      ],
    ]);
    expect(sort(deep, { axis: 1 }).toArray()).toEqual([
      [
        [2, 1],
        [4, 3],
      ],
      [
        [0, -2],
        [7, 9],
      ],
    ]);
    expect((x.toArray() as number[][])[0]).toEqual([3, 1, 2]);
  });

  test("descending", () => {
    expect(sort(x, { descending: true }).toArray()).toEqual([
      [3, 2, 1],
      [5, 0, -1],
    ]);
    expect(argSort(array([1, 3, 2, 3]), { descending: true }).toArray()).toEqual([1, 3, 2, 0]);
  });

  test("NaN comes last in both orders, infinities where they belong", () => {
    const a = array([nan, 1, -Infinity, nan, Infinity, 0]);
    expect(sort(a).toArray()).toEqual([-Infinity, 0, 1, Infinity, nan, nan]);
    expect(sort(a, { descending: true }).toArray()).toEqual([Infinity, 1, 0, -Infinity, nan, nan]);
    expect(argSort(a).toArray()).toEqual([2, 5, 1, 4, 0, 3]);
    expect(argSort(a, { descending: true }).toArray()).toEqual([4, 1, 5, 2, 0, 3]);
  });

  test("equal elements stay in their order", () => {
    expect(argSort(array([2, 1, 2, 1, 2])).toArray()).toEqual([1, 3, 0, 2, 4]);
    expect(argSort(array([2, 1, 2, 1, 2]), { descending: true }).toArray()).toEqual([0, 2, 4, 1, 3]);
    expect(sort(array([0, 1, -0, 0, -1])).toArray()).toEqual([-1, 0, -0, 0, 1]);
    expect(sort(array([0, 1, -0, 0, -1]), { descending: true }).toArray()).toEqual([1, 0, -0, 0, -1]);
  });

  test("dtypes stay", () => {
    expect([sort(array([true, false, true])).toArray(), sort(array([true])).dtype]).toEqual([
      [false, true, true],
      "bool",
    ]);
    expect(sort(array([3, -1], { dtype: "int32" })).dtype).toBe("int32");
    expect(sort(array([0.1, -1], { dtype: "float32" })).toArray()).toEqual([-1, Math.fround(0.1)]);
    expect(argSort(array([true, false])).dtype).toBe("int32");
  });

  test("of nothing", () => {
    expect([sort(zeros([0])).shape, argSort(zeros([2, 0])).shape]).toEqual([[0], [2, 0]]);
    expect(sort(zeros([0, 2])).shape).toEqual([0, 2]);
  });

  test("sort takes what argSort says", () => {
    const numbers = fc.array(fc.oneof(fc.double(), fc.constantFrom(0, -0, nan, 1)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(numbers, fc.boolean(), (values, descending) => {
        const places = argSort(array(values), { descending }).toArray() as number[];
        expect(sort(array(values), { descending }).toArray()).toEqual(places.map((i) => values[i]));
        const given = new Int32Array(values.length);
        orderOf(values, given, descending);
        expect([...given]).toEqual(places);
      }),
    );
  });

  test("errors", () => {
    expect(() => sort(x, { axis: 2 })).toThrow(new AxisError("sort: axis 2 is out of range for shape [2, 3]"));
    expect(() => argSort(scalar(1))).toThrow(new AxisError("argSort: axis -1 is out of range for shape []"));
    expect(() => sort([2, 1] as never)).toThrow(
      new ValueError("sort: expected an NdArray, got a JavaScript array; make one with array(...)"),
    );
    expect(() => sort(x, { reverse: true } as never)).toThrow(/^sort: /);
  });
});
