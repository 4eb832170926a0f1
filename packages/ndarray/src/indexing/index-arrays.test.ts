import { describe, expect, it } from "vitest";
import { array, full } from "../array/creation.ts";
import { DTypeError, IndexError, ShapeError, ValueError } from "../errors/errors.ts";
import { checkIndex, type IndexList, offsetsOf, readIndexArray, sumOfOffsets } from "./index-arrays.ts";

const columnsOf = (part: Parameters<typeof readIndexArray>[1]): number[][] =>
  readIndexArray("getItem", part).columns.map((column) => Array.from(column));

describe("readIndexArray", () => {
  it("reads whole numbers", () => {
    const a = readIndexArray(
      "getItem",
      array(
        [
          [0, -1],
          [2, 1],
        ],
        { dtype: "int32" },
      ),
    );
    expect(a).toMatchObject({ shape: [2, 2], mask: null });
    expect(
      columnsOf(
        array(
          [
            [0, -1],
            [2, 1],
          ],
          { dtype: "int32" },
        ),
      ),
    ).toEqual([[0, -1, 2, 1]]);
    expect(
      columnsOf([
        [0, -1],
        [2, 1],
      ]),
    ).toEqual([[0, -1, 2, 1]]);
    expect(readIndexArray("getItem", [])).toEqual({ shape: [0], columns: [[]], mask: null });
  });

  it("reads a mask as the indexes of its true elements", () => {
    const mask = [
      [false, true, true],
      [true, false, false],
    ];
    for (const part of [mask, array(mask)]) {
      expect(readIndexArray("getItem", part)).toMatchObject({ shape: [3], mask: [2, 3] });
      expect(columnsOf(part)).toEqual([
        [0, 0, 1],
        [1, 2, 0],
      ]);
    }
    expect(readIndexArray("getItem", array(true))).toEqual({ shape: [1], columns: [], mask: [] });
    expect(readIndexArray("getItem", array(false))).toEqual({ shape: [0], columns: [], mask: [] });
    expect(columnsOf(full([2, 0], 1, { dtype: "bool" }))).toEqual([[], []]);
  });

  it("refuses what are no indexes", () => {
    expect(() => readIndexArray("getItem", array([0.5, 1]))).toThrow(
      new DTypeError("getItem: an index array has dtype int32, a mask bool, got float64"),
    );
    expect(() => readIndexArray("getItem", [0, 0.5])).toThrow(
      new IndexError("getItem: index 0.5 in a list is not a whole number"),
    );
    expect(() => readIndexArray("getItem", [true, 1] as unknown as IndexList)).toThrow(
      new IndexError("getItem: a list of indexes has numbers and booleans"),
    );
    expect(() => readIndexArray("getItem", [[0], [1, 2]])).toThrow(
      new ShapeError("getItem: rows have different lengths on axis 1, 1 and 2"),
    );
    expect(() => readIndexArray("getItem", ["0"] as unknown as IndexList)).toThrow(ValueError);
  });
});

describe("offsetsOf", () => {
  it("adds the offsets along the axes that are named", () => {
    const indexes = readIndexArray("getItem", [
      [0, 2],
      [-1, 1],
    ]);
    expect(Array.from(offsetsOf("getItem", indexes, 1, [4, 3, 5], [15, 5, 1]))).toEqual([0, 10, 10, 5]);
    const mask = readIndexArray("getItem", [
      [true, false],
      [false, true],
    ]);
    expect(Array.from(offsetsOf("getItem", mask, 0, [2, 2, 5], [10, 5, 1]))).toEqual([0, 15]);
  });

  it("refuses masks that do not fit", () => {
    const mask = readIndexArray("getItem", [true, false, true, true]);
    expect(() => offsetsOf("getItem", mask, 0, [3, 4], [4, 1])).toThrow(
      new IndexError("getItem: a mask of shape [4] does not fit axis 0 of shape [3, 4]"),
    );
    expect(offsetsOf("getItem", mask, 1, [3, 4], [4, 1])).toHaveLength(3);
  });

  it("refuses indexes that are out of range", () => {
    const indexes = readIndexArray("addAt", [0, 3]);
    expect(() => offsetsOf("addAt", indexes, 0, [3, 4], [4, 1])).toThrow(
      new IndexError("addAt: index 3 is out of range for axis 0 of shape [3, 4]"),
    );
  });
});

describe("checkIndex", () => {
  it("counts from the front", () => {
    expect([0, 2, -1, -3].map((i) => checkIndex("getItem", i, 1, [9, 3]))).toEqual([0, 2, 2, 0]);
    for (const i of [3, -4, 1e12]) {
      expect(() => checkIndex("getItem", i, 1, [9, 3])).toThrow(
        new IndexError(`getItem: index ${i} is out of range for axis 1 of shape [9, 3]`),
      );
    }
    expect(() => checkIndex("getItem", 0, 0, [0])).toThrow(IndexError);
  });
});

describe("sumOfOffsets", () => {
  const list = (shape: number[], ...values: number[]) => ({ shape, values: Float64Array.from(values) });

  it("broadcasts", () => {
    const { common, places } = sumOfOffsets("getItem", [list([2, 1], 10, 20), list([3], 1, 2, 3), list([], 100)]);
    expect(common).toEqual([2, 3]);
    expect(Array.from(places)).toEqual([111, 112, 113, 121, 122, 123]);
  });

  it("returns a single list as it is", () => {
    const only = list([2], 3, 4);
    expect(sumOfOffsets("getItem", [only])).toEqual({ common: [2], places: only.values });
  });

  it("refuses shapes that do not fit", () => {
    expect(() => sumOfOffsets("getItem", [list([2], 0, 0), list([3], 0, 0, 0)])).toThrow(
      new ShapeError("getItem: index arrays: shapes [2] and [3] do not broadcast"),
    );
  });
});
