import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { array } from "../array/creation.ts";
import { rowMajor } from "../array/shape.ts";
import { IndexError, ValueError } from "../errors/errors.ts";
import { ellipsis, type Index, newAxis, select, slice } from "./selection.ts";

const selectFrom = (shape: number[], ...index: Index[]) => select("getItem", shape, rowMajor(shape), index);

describe("slice", () => {
  it("leaves out what is not given", () => {
    expect({ ...slice() }).toEqual({ start: null, stop: null, step: null });
    expect({ ...slice(1) }).toEqual({ start: 1, stop: null, step: null });
    expect({ ...slice(null, -1, 2) }).toEqual({ start: null, stop: -1, step: 2 });
  });

  it("names the indexes that Python's range and clamping name", () => {
    const bound = fc.option(fc.integer({ min: -12, max: 12 }));
    const anyStep = fc.option(fc.integer({ min: -4, max: 4 }).filter((step) => step !== 0));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), bound, bound, anyStep, (length, start, stop, step) => {
        // By definition: the indexes from start on, as long as they are before stop.
        const by = step ?? 1;
        const from = start === null ? (by > 0 ? 0 : length - 1) : start < 0 ? start + length : start;
        const to = stop === null ? (by > 0 ? length : -1) : stop < 0 ? stop + length : stop;
        const first = by > 0 ? Math.max(from, 0) : Math.min(from, length - 1);
        const last = by > 0 ? Math.min(to, length) : Math.max(to, -1);
        const expected: number[] = [];
        for (let i = first; by > 0 ? i < last : i > last; i += by) expected.push(i);

        const { offset, shape, strides } = selectFrom([length], slice(start, stop, step));
        const found = Array.from({ length: shape[0] as number }, (_, i) => offset + i * (strides[0] as number));
        expect(found).toEqual(expected);
      }),
    );
  });

  it.each([
    [slice(null, null, 0), ValueError, "getItem: slice(null, null, 0) has step 0"],
    [slice(0.5), IndexError, "getItem: slice(0.5, null, null) has the bound 0.5, which is not a whole number"],
    [slice(0, Number.NaN), IndexError, "getItem: slice(0, NaN, null) has the bound NaN, which is not a whole number"],
  ])("is refused: %o", (part, kind, message) => {
    expect(() => selectFrom([3], part)).toThrow(new kind(message));
  });
});

describe("select", () => {
  it("takes everything without an index", () => {
    expect(selectFrom([2, 3])).toMatchObject({ offset: 0, shape: [2, 3], strides: [3, 1], places: null });
  });

  it("works out numbers, slices, ellipsis and new axes", () => {
    expect(selectFrom([3, 4, 5], -1, ellipsis, slice(null, null, -2))).toMatchObject({
      offset: 44,
      shape: [4, 3],
      strides: [5, -2],
    });
    expect(selectFrom([3, 4], newAxis, slice(1), newAxis, 2)).toMatchObject({
      offset: 6,
      shape: [1, 2, 1],
      strides: [0, 4, 0],
    });
    expect(selectFrom([3, 4], 1, 2, ellipsis)).toMatchObject({ offset: 6, shape: [], strides: [] });
    expect(selectFrom([], ellipsis, newAxis)).toMatchObject({ offset: 0, shape: [1] });
  });

  it("puts the axes of index arrays where they stand, or in front if something comes between", () => {
    const shapeOf = (...index: Index[]) => {
      const { shape, at } = selectFrom([2, 3, 4, 5], ...index);
      return [shape, at];
    };
    expect(shapeOf(slice(), [0, 1], [0, 1])).toEqual([[2, 2, 5], 1]);
    expect(shapeOf(slice(), 0, [0, 1])).toEqual([[2, 2, 5], 1]);
    expect(shapeOf(slice(), [0, 1], slice(), [0, 1])).toEqual([[2, 2, 4], 0]);
    expect(shapeOf(slice(), 0, slice(), [0, 1])).toEqual([[2, 2, 4], 0]);
    expect(shapeOf(newAxis, [0, 1], newAxis, 0)).toEqual([[2, 1, 1, 4, 5], 0]);
    expect(shapeOf(slice(), [0, 1], ellipsis, [0, 1])).toEqual([[2, 2, 4], 0]);
    expect(shapeOf(ellipsis, [0, 1], [[0], [1]])).toEqual([[2, 3, 2, 2], 2]);
  });

  it("takes an index array without axes for a number", () => {
    const one = array(1, { dtype: "int32" });
    expect(selectFrom([2, 3], slice(), one)).toMatchObject({ offset: 1, shape: [2], places: null });
  });

  it("takes a mask without axes for a new axis of length 1 or 0", () => {
    expect(selectFrom([2, 3], array(true))).toMatchObject({ offset: 0, shape: [1, 2, 3] });
    expect(selectFrom([2, 3], array(false))).toMatchObject({ offset: 0, shape: [0, 2, 3] });
  });

  it("lies at offset 0 if it is empty, wherever the parts point", () => {
    expect(selectFrom([3, 4], slice(3))).toMatchObject({ offset: 0, shape: [0, 4] });
    expect(selectFrom([0, 4], slice(), 3)).toMatchObject({ offset: 0, shape: [0] });
    expect(selectFrom([3, 4], 2, [])).toMatchObject({ offset: 0, shape: [0] });
    expect(selectFrom([3], slice(-9, null, -1))).toMatchObject({ offset: 0, shape: [0] });
  });

  it.each<[string, number[], unknown[]]>([
    ["index 3 is out of range for axis 0 of shape [3, 4]", [3, 4], [3]],
    ["index -5 is out of range for axis 1 of shape [3, 4]", [3, 4], [0, -5]],
    ["an index for 3 axes is too long for shape [3, 4]", [3, 4], [0, 0, 0]],
    ["an index for 1 axes is too long for shape []", [], [0]],
    ["an index for 3 axes is too long for shape [3, 4]", [3, 4], [0, array([[true]])]],
    ["an index has at most one ellipsis, got 2", [3, 4], [ellipsis, ellipsis]],
    ["index 0.5 is not a whole number", [3, 4], [0.5]],
    ["index NaN is not a whole number", [3, 4], [0, Number.NaN]],
    ["expected a whole number, a slice or an array as index, got null", [3, 4], [null]],
    ["expected a whole number, a slice or an array as index, got undefined", [3, 4], [undefined]],
    ["expected a whole number, a slice or an array as index, got boolean", [3, 4], [true]],
    ['expected a whole number, a slice or an array as index, got the string "0"', [3, 4], ["0"]],
    ["expected a whole number, a slice or an array as index, got Object", [3, 4], [{ start: 0 }]],
  ])("refuses: %s", (message, shape, index) => {
    expect(() => selectFrom(shape, ...(index as Index[]))).toThrow(new IndexError(`getItem: ${message}`));
  });
});
