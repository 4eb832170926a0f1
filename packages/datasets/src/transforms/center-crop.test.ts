import { arange, ShapeError, ValueError } from "@dz/ndarray";
import { expect, it } from "vitest";
import { centerCrop } from "./center-crop.ts";

it("centerCrop takes the centre, and cuts an odd pixel off at the end", () => {
  const image = arange(20).reshape(4, 5);
  expect(centerCrop([2, 3])(image).toArray()).toEqual([
    [6, 7, 8],
    [11, 12, 13],
  ]);
  expect(centerCrop(2)(image).toArray()).toEqual([
    [6, 7],
    [11, 12],
  ]);
  expect(centerCrop([1, 5])(image).toArray()).toEqual([[5, 6, 7, 8, 9]]);
  expect(centerCrop([4, 5])(image).toArray()).toEqual(image.toArray());
});

it("centerCrop crops each channel", () => {
  expect(centerCrop(1)(arange(18).reshape(2, 3, 3)).toArray()).toEqual([[[4]], [[13]]]);
});

it("centerCrop refuses invalid sizes and smaller images", () => {
  expect(() => centerCrop(0)).toThrow(ValueError);
  expect(() => centerCrop([2, 4])(arange(9).reshape(1, 3, 3))).toThrow(
    new ShapeError("centerCrop: 2 x 4 pixels of an image of shape [1, 3, 3]"),
  );
  expect(() => centerCrop(4)(arange(9).reshape(3, 3))).toThrow("centerCrop: 4 x 4 pixels");
});
