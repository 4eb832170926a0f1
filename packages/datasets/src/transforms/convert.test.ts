import { array, astype, ShapeError, transpose, ValueError, zeros } from "@dz/ndarray";
import { expect, it } from "vitest";
import { type ColorMode, convert } from "./convert.ts";

/** Six pixels, and their values in mode L of Pillow 9.4. */
const pixels = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [12, 200, 90],
  [254, 253, 1],
  [77, 77, 77],
];
const brightness = [76, 150, 29, 131, 225, 77];
const image = transpose(array(pixels, { dtype: "int32" })).reshape(3, 2, 3);

it("convert computes gray as Pillow does, without rounding for floats", () => {
  const gray = convert("gray")(image);
  expect([gray.shape, gray.dtype, [...gray.toTypedArray()]]).toEqual([[1, 2, 3], "int32", brightness]);
  const floats = convert("gray")(astype(image, "float64"));
  expect([floats.shape, floats.dtype]).toEqual([[1, 2, 3], "float64"]);
  floats.toTypedArray().forEach((value, i) => {
    const [r, g, b] = pixels[i] as [number, number, number];
    expect(value).toBeCloseTo(0.299 * r + 0.587 * g + 0.114 * b, 10);
  });
});

it("convert reverses the channels for BGR, and leaves RGB unchanged", () => {
  const bgr = convert("BGR")(image);
  expect([...bgr.reshape(3, 6).T.toTypedArray()]).toEqual(pixels.flatMap((pixel) => pixel.toReversed()));
  expect(bgr.shape).toEqual([3, 2, 3]);
  expect(convert("RGB")(image)).toBe(image);
});

it("convert repeats a gray channel three times for RGB and BGR", () => {
  const gray = array([[[1, 2]]]);
  for (const mode of ["RGB", "BGR"] as const)
    expect(convert(mode)(gray).toArray()).toEqual([[[1, 2]], [[1, 2]], [[1, 2]]]);
  expect(convert("gray")(gray)).toBe(gray);
});

it("convert refuses other modes and other numbers of channels", () => {
  expect(() => convert("CMYK" as ColorMode)).toThrow(
    new ValueError("convert: mode is CMYK, expected RGB, BGR or gray"),
  );
  for (const shape of [
    [4, 2, 2],
    [2, 2],
    [1, 3, 2, 2],
  ]) {
    expect(() => convert("RGB")(zeros(shape))).toThrow(
      new ShapeError(`convert: expected 1 or 3 channels of height and width, got shape [${shape.join(", ")}]`),
    );
  }
});
