import { describe, expect, it } from "vitest";
import { arange, array } from "../array/creation.ts";
import { formatScalar, LINE, layOut, reader } from "./lay-out.ts";

describe("layOut", () => {
  it("puts rows below each other, under the brackets that are open", () => {
    expect(layOut(arange(4).reshape(2, 2), ", ", 3, LINE)).toBe("[[0., 1.],\n    [2., 3.]]");
    expect(layOut(arange(4).reshape(2, 1, 2), " ", 0, LINE)).toBe("[[[0. 1.]]\n\n [[2. 3.]]]");
  });

  it("breaks rows that are too wide, and leaves out what lies between the ends of long ones", () => {
    expect(layOut(arange(5), ", ", 0, 12)).toBe("[0., 1., 2.,\n 3., 4.]");
    expect(layOut(arange(1001), " ", 0, LINE)).toBe("[   0.    1.    2. ...  998.  999. 1000.]");
  });
});

it("reader: elements by their offsets from the first", () => {
  const read = reader(array([1, 2, 3]));
  expect([0, 1, 2].map(read)).toEqual([1, 2, 3]);
});

it("formatScalar: one number of each dtype", () => {
  expect([formatScalar(0.5, "float32"), formatScalar(-3, "int32"), formatScalar(1, "bool")]).toEqual([
    "0.5",
    "-3",
    "True",
  ]);
});
