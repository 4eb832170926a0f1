import { arange, array, astype, ShapeError } from "@dz/ndarray";
import { expect, it } from "vitest";
import { normalize } from "./normalize.ts";

const image = arange(8).reshape(2, 2, 2);

it("normalize subtracts the mean and divides by the standard deviation", () => {
  expect(normalize(1, 2)(image).reshape(-1).toArray()).toEqual([-0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3]);
  expect(normalize(0, 1)(image).toArray()).toEqual(image.toArray());
  expect(normalize(5, 1)(array([6, 7])).toArray()).toEqual([1, 2]);
});

it("normalize takes a mean and a standard deviation per channel", () => {
  expect(normalize([0, 4], [1, 2])(image).toArray()).toEqual([
    [
      [0, 1],
      [2, 3],
    ],
    [
      [0, 0.5],
      [1, 1.5],
    ],
  ]);
  expect(normalize([1], 2)(image).toArray()).toEqual(normalize(1, 2)(image).toArray());
  expect(normalize([1, 2], 1)(array([5, 7])).toArray()).toEqual([4, 5]);
});

it("normalize keeps float dtypes, and converts other dtypes to float64", () => {
  const [float, int] = [astype(image, "float32"), astype(image, "int32")];
  for (const transform of [normalize(0.5, 0.5), normalize([0.5, 1], [0.5, 1])]) {
    expect([transform(float).dtype, transform(image).dtype, transform(int).dtype]).toEqual([
      "float32",
      "float64",
      "float64",
    ]);
    expect(transform(int).toArray()).toEqual(transform(image).toArray());
  }
});

it("normalize refuses another number of channels", () => {
  const message = "normalize: 3 numbers for the channels of an array of shape [2, 2, 2]";
  expect(() => normalize([1, 2, 3], 1)(image)).toThrow(new ShapeError(message));
  expect(() => normalize(0, [1, 2, 3])(image)).toThrow(message);
});

it("normalize converts integers to floats before it subtracts the mean", () => {
  const x = array([2147483647, -2147483648], { dtype: "int32" });
  expect(normalize(-1, 2)(x).toArray()).toEqual([2 ** 30, -2147483647 / 2]);
  expect(normalize([1], [1])(x).toArray()).toEqual([2147483646, -2147483649]);
});
