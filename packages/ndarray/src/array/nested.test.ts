import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ShapeError, ValueError } from "../errors/errors.ts";
import { array } from "./creation.ts";
import { unnest } from "./nested.ts";

describe("unnest", () => {
  it("finds the shape and the elements", () => {
    expect(unnest(5, "array")).toEqual({ shape: [], values: [5] });
    expect(
      unnest(
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        "array",
      ),
    ).toEqual({ shape: [2, 3], values: [1, 2, 3, 4, 5, 6] });
    expect(unnest([[[true], [false]]], "array")).toEqual({ shape: [1, 2, 1], values: [true, false] });
    expect(unnest([], "array")).toEqual({ shape: [0], values: [] });
    expect(unnest([[], []], "array")).toEqual({ shape: [2, 0], values: [] });
  });

  it("undoes nesting", () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 });
    fc.assert(
      fc.property(shapes, (shape) => {
        let count = 0;
        const nest = (axis: number): unknown =>
          axis === shape.length ? count++ : Array.from({ length: shape[axis] as number }, () => nest(axis + 1));
        const { shape: found, values } = unnest(nest(0), "array");
        expect(found).toEqual(shape);
        expect(values).toEqual(Array.from({ length: count }, (_, i) => i));
      }),
    );
  });

  it.each([
    [[[1, 2], [3]], "array: rows have different lengths on axis 1, 2 and 1"],
    [[[1], [2, 3]], "array: rows have different lengths on axis 1, 1 and 2"],
    [[[], [1]], "array: rows have different lengths on axis 1, 0 and 1"],
    [[1, [2]], "array: rows have different depths below axis 0"],
    [[[1], 2], "array: rows have different depths on axis 1"],
  ])("refuses the ragged rows of %j", (data, message) => {
    expect(() => unnest(data, "array")).toThrow(new ShapeError(message));
  });

  it.each([
    ["text", 'getItem: expected numbers, got the string "text"'],
    [[1, null], "getItem: expected numbers, got null"],
    [[1, undefined], "getItem: expected numbers, got undefined"],
    [[[1n]], "getItem: expected numbers, got bigint; convert them with Number(...)"],
    [
      [new Float32Array(1)],
      "getItem: expected numbers, got Float32Array; convert typed arrays in a list with Array.from(...)",
    ],
    [[array([1])], "getItem: expected numbers, got NdArray; join arrays with stack([...])"],
    [[{}], "getItem: expected numbers, got Object"],
  ])("refuses what is no number in %o", (data, message) => {
    expect(() => unnest(data, "getItem")).toThrow(new ValueError(message));
  });

  it("refuses holes", () => {
    expect(() => unnest(new Array(2), "array")).toThrow(new ValueError("array: expected numbers, got undefined"));
  });
});
