import { AxisError, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { classAxis } from "./class-axis.ts";

test("classAxis: the axis counted from the front", () => {
  expect(classAxis([2, 3], 1, "op")).toBe(1);
  expect(classAxis([2, 3], -2, "op")).toBe(0);
});

test("classAxis: errors", () => {
  expect(() => classAxis([2, 3], 2, "op")).toThrow(new AxisError("op: axis 2 is out of range for shape [2, 3]"));
  expect(() => classAxis([2, 0], -1, "op")).toThrow(new ValueError("op: axis 1 of shape [2, 0] is empty"));
});
