import { arange, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { expect, it } from "vitest";
import { checkSize, type ImageSize, sidesOf } from "./image-size.ts";

it("checkSize takes one number for both sides, or two", () => {
  expect(checkSize("x", 5)).toEqual([5, 5]);
  expect(checkSize("x", [2, 3])).toEqual([2, 3]);
});

it.each([0, 1.5, -1, [2], [2, 0], [1, 2, 3], [NaN, 1]])("checkSize refuses %j", (size) => {
  expect(() => checkSize("x", size as unknown as ImageSize)).toThrow(
    new ValueError(
      `x: size ${typeof size === "number" ? size : `[${size.join(", ")}]`} is neither a whole number from 1 nor two of them`,
    ),
  );
});

it("sidesOf returns height and width of an image", () => {
  expect(sidesOf("x", zeros([3, 4, 5]))).toEqual([4, 5]);
  expect(sidesOf("x", zeros([4, 5]))).toEqual([4, 5]);
  expect(() => sidesOf("x", arange(3))).toThrow(
    new ShapeError("x: an image has the axes height and width, got an array of shape [3]"),
  );
});
