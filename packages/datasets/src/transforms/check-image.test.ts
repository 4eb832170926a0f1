import { ValueError, zeros } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkImage } from "./check-image.ts";

test("checkImage returns an array, and refuses all else", () => {
  const image = zeros([1, 2, 2]);
  expect(checkImage(image, "resize")).toBe(image);
  expect(() => checkImage(null as never, "resize")).toThrow(new ValueError("resize: expected an NdArray, got null"));
});
