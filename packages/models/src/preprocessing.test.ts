import { array, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { type Picture, toBGR } from "./preprocessing.ts";

const of = (image: unknown, mean: [number, number, number] = [0, 0, 0]): unknown =>
  toBGR(image as Picture, mean, "test").toArray();

describe("toBGR", () => {
  // Two adjacent pixels: red, and a colour with three different channels.
  const rgb = [255, 0, 0, 1, 2, 3];

  test("puts blue first, with each channel contiguous", () => {
    const expected = [[[0, 3]], [[0, 2]], [[255, 1]]];
    expect(of({ data: rgb, width: 2, height: 1 })).toEqual(expected);
    expect(of({ data: Uint8ClampedArray.from(rgb), width: 2, height: 1 })).toEqual(expected);
    expect(of(array([[rgb.slice(0, 3), rgb.slice(3)]], { dtype: "int32" }))).toEqual(expected);
    expect(of(array([[rgb.slice(0, 3), rgb.slice(3)]]))).toEqual(expected);
  });

  test("keeps the order of rows", () => {
    expect(of({ data: [1, 2, 3, 4, 5, 6], width: 1, height: 2 })).toEqual([
      [[3], [6]],
      [[2], [5]],
      [[1], [4]],
    ]);
  });

  test("subtracts the means, blue first, in float32", () => {
    expect(of({ data: rgb, width: 2, height: 1 }, [1, 20, 300])).toEqual([[[-1, 2]], [[-20, -18]], [[-45, -299]]]);
    const x = toBGR({ data: [0, 0, 10], width: 1, height: 1 }, [0.1, 0, 0], "test");
    expect(x.dtype).toBe("float32");
    expect(x.toTypedArray()[0]).toBe(Math.fround(10 - Math.fround(0.1)));
  });

  test("omits alpha, and repeats grey three times", () => {
    expect(of({ data: [1, 2, 3, 255, 4, 5, 6, 0], width: 2, height: 1 })).toEqual([[[3, 6]], [[2, 5]], [[1, 4]]]);
    const grey = [[[7, 8]], [[7, 8]], [[7, 8]]];
    expect(of({ data: [7, 8], width: 2, height: 1 })).toEqual(grey);
    expect(of(array([[7, 8]]))).toEqual(grey);
    expect(of(array([[[7], [8]]]))).toEqual(grey);
  });

  test("reads an array that is not contiguous", () => {
    const planes = array([[[1]], [[2]], [[3]]]);
    expect(of(planes.T)).toEqual([[[3]], [[2]], [[1]]]);
  });

  test("errors", () => {
    for (const shape of [[3], [2, 2, 2], [1, 2, 2, 3], [0, 2, 3]]) {
      expect(() => of(zeros(shape))).toThrow(
        new ShapeError(`test: expected an image [height, width, 3], got shape [${shape.join(", ")}]`),
      );
    }
    expect(() => of({ data: [1, 2, 3, 4, 5], width: 2, height: 1 })).toThrow(
      new ShapeError("test: 5 numbers are no image of width 2 and height 1 with 3 channels"),
    );
    for (const [image, got] of [
      [{ data: [1, 2, 3], width: 1 }, "Object"],
      [{ data: [], width: 0, height: 1 }, "Object"],
      ["cat.png", 'the string "cat.png"'],
      [null, "null"],
    ] as const) {
      expect(() => of(image)).toThrow(
        new ValueError(`test: expected an NdArray or { data, width, height }, got ${got}`),
      );
    }
  });
});
