import { describe, expect, it } from "vitest";
import { ShapeError, ValueError } from "../errors/errors.ts";
import { completeShape, ownList } from "./new-shape.ts";
import type { Shape } from "./shape.ts";

describe("ownList", () => {
  it("is another list of the same lengths", () => {
    const shape = [2, -1];
    expect(ownList(shape)).toEqual([2, -1]);
    expect(ownList(shape)).not.toBe(shape);
  });

  it("refuses what is no list, and a list that is too long", () => {
    expect(() => ownList(6 as unknown as Shape)).toThrow(ValueError);
    expect(() => ownList(new Array(65).fill(1))).toThrow(
      new ShapeError("reshape: 65 lengths are no shape, an array has at most 64 axes"),
    );
  });
});

describe("completeShape", () => {
  const completed = (shape: number[], from: Shape, size: number): number[] => {
    completeShape(shape, from, size);
    return shape;
  };

  it("works out the length that is open", () => {
    expect(completed([-1], [2, 3], 6)).toEqual([6]);
    expect(completed([3, -1, 1], [2, 3], 6)).toEqual([3, 2, 1]);
    expect(completed([2, 3], [6], 6)).toEqual([2, 3]);
    expect(completed([-1, 2], [0], 0)).toEqual([0, 2]);
  });

  it.each([
    [[-1, -1], "only one length can be -1, [2, 3] to [-1, -1]"],
    [[-1, 4], "no length fits for -1, [2, 3] to [-1, 4]"],
    [[-1, 0], "no length fits for -1, [2, 3] to [-1, 0]"],
    [[4], "6 elements of shape [2, 3] do not fill [4]"],
    [[1.5, 4], "[1.5, 4] is not a shape, lengths are whole numbers from 0"],
  ])("%j does not fit 6 elements", (shape, text) => {
    expect(() => completeShape(shape, [2, 3], 6)).toThrow(new ShapeError(`reshape: ${text}`));
  });
});
