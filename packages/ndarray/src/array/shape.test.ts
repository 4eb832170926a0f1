import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AxisError, ShapeError, ValueError } from "../errors/errors.ts";
import {
  broadcastShapes,
  canBroadcast,
  checkShape,
  formatShape,
  isMatrix,
  normalizeAxes,
  normalizeAxis,
  reducedShape,
  rowMajor,
  sameShape,
  sizeOf,
} from "./shape.ts";

const anyShape = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 5 });

describe("shapes", () => {
  it("are written as in code", () => {
    expect(formatShape([])).toBe("[]");
    expect(formatShape([2, 3])).toBe("[2, 3]");
  });

  it("have a size", () => {
    expect(sizeOf([])).toBe(1);
    expect(sizeOf([2, 3, 4])).toBe(24);
    expect(sizeOf([2, 0, 4])).toBe(0);
  });

  it("are compared by length and lengths", () => {
    expect(sameShape([2, 3], [2, 3])).toBe(true);
    expect(sameShape([2, 3], [2])).toBe(false);
    expect(sameShape([2], [2, 3])).toBe(false);
    expect(sameShape([2, 3], [3, 2])).toBe(false);
  });

  it("are those of a matrix with so many rows and columns, or not", () => {
    expect(isMatrix({ dims: [2, 3] }, 2, 3)).toBe(true);
    for (const shape of [[3, 2], [2, 2], [3, 3], [2], [2, 3, 1], []])
      expect(isMatrix({ dims: shape }, 2, 3)).toBe(false);
  });

  it("have row-major strides", () => {
    expect(rowMajor([])).toEqual([]);
    expect(rowMajor([2, 3, 4])).toEqual([12, 4, 1]);
  });

  it("are checked", () => {
    expect(checkShape([2, 0], "zeros")).toEqual([2, 0]);
    for (const bad of [[-1], [2, 1.5], [Number.NaN], [2 ** 53]]) {
      expect(() => checkShape(bad, "zeros")).toThrow(
        new ShapeError(`zeros: ${formatShape(bad)} is not a shape, lengths are whole numbers from 0`),
      );
    }
    expect(() => checkShape(3 as unknown as number[], "zeros")).toThrow(
      new ValueError("zeros: expected a shape such as [2, 3], got 3; write a list, [3, ...]"),
    );
  });
});

describe("broadcasting", () => {
  it("stretches lengths of 1 and adds axes in front", () => {
    expect(broadcastShapes([2, 1], [3], "add")).toEqual([2, 3]);
    expect(broadcastShapes([], [4, 0], "add")).toEqual([4, 0]);
    expect(broadcastShapes([1], [0], "add")).toEqual([0]);
    expect(broadcastShapes([0, 1], [1, 5], "add")).toEqual([0, 5]);
  });

  it("refuses shapes that do not fit", () => {
    expect(() => broadcastShapes([2, 3], [2], "add")).toThrow(
      new ShapeError("add: shapes [2, 3] and [2] do not broadcast"),
    );
    expect(() => broadcastShapes([0], [2], "add")).toThrow(ShapeError);
  });

  it("is symmetric, and both shapes can be broadcast to the result", () => {
    fc.assert(
      fc.property(anyShape, anyShape, (a, b) => {
        let shape: readonly number[];
        try {
          shape = broadcastShapes(a, b, "op");
        } catch {
          expect(() => broadcastShapes(b, a, "op")).toThrow(ShapeError);
          expect(canBroadcast(a, b) || canBroadcast(b, a)).toBe(false);
          return;
        }
        expect(broadcastShapes(b, a, "op")).toEqual(shape);
        expect(canBroadcast(a, shape) && canBroadcast(b, shape)).toBe(true);
      }),
    );
  });

  it("goes one way only", () => {
    expect(canBroadcast([3], [2, 3])).toBe(true);
    expect(canBroadcast([2, 3], [3])).toBe(false);
    expect(canBroadcast([2], [2, 3])).toBe(false);
    expect(canBroadcast([1], [0])).toBe(true);
    expect(canBroadcast([0], [1])).toBe(false);
  });
});

describe("axes", () => {
  it("count from the back if they are negative", () => {
    expect(normalizeAxis(1, 2, "sum")).toBe(1);
    expect(normalizeAxis(-2, 2, "sum")).toBe(0);
  });

  it("are in range", () => {
    expect(() => normalizeAxis(2, 2, "sum", [2, 3])).toThrow(
      new AxisError("sum: axis 2 is out of range for shape [2, 3]"),
    );
    expect(() => normalizeAxis(-3, 2, "sum")).toThrow(new AxisError("sum: axis -3 is out of range for 2 dimensions"));
    expect(() => normalizeAxis(0.5, 2, "sum")).toThrow(AxisError);
    expect(() => normalizeAxis(0, 0, "sum", [])).toThrow(new AxisError("sum: axis 0 is out of range for shape []"));
  });

  it("are sorted, and all of them if none is named", () => {
    expect(normalizeAxes(null, [2, 3], "sum")).toEqual([0, 1]);
    expect(normalizeAxes(undefined, [], "sum")).toEqual([]);
    expect(normalizeAxes(-1, [2, 3], "sum")).toEqual([1]);
    expect(normalizeAxes([-1, 0], [2, 3, 4], "sum")).toEqual([0, 2]);
    expect(normalizeAxes([], [2, 3], "sum")).toEqual([]);
  });

  it("are named once", () => {
    expect(() => normalizeAxes([1, -1], [2, 3], "sum")).toThrow(new AxisError("sum: axis 1 is given twice in [1, -1]"));
  });

  it("become 1 or go when they are reduced", () => {
    expect(reducedShape([2, 3, 4], [0, 2], true)).toEqual([1, 3, 1]);
    expect(reducedShape([2, 3, 4], [0, 2], false)).toEqual([3]);
    expect(reducedShape([2, 3], [], false)).toEqual([2, 3]);
  });
});

it.each(["0", true, {}])("an axis is a number or a list of them, not %j", (axis) => {
  expect(() => normalizeAxes(axis as never, [2, 3], "sum")).toThrow(
    "sum: an axis is a whole number or a list of them, got",
  );
});
