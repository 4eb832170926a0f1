/** The variance and the deviation of arrays and those of Variables are the same numbers, to the last bit. */
import {
  type Axis,
  astype,
  type DType,
  mul,
  RandomState,
  std as stdOfArray,
  variance as varianceOfArray,
} from "@dz/ndarray";
import { expect, test } from "vitest";
import { std } from "./std.ts";
import { variance } from "./variance.ts";

const x = new RandomState(3).randn(3, 200, 4);

test.each<[DType, number, Axis, boolean, number]>([
  ["float64", 1, null, false, 0],
  ["float64", 1e-200, 1, true, 1],
  ["float64", 1e300, [0, 2], false, 0],
  ["float32", 1, 1, false, 1],
  ["float32", 1e25, [0, 1], true, 0],
  ["float32", 1e-30, null, false, 0],
])("%s of size %d along %j", (dtype, size, axis, keepdims, ddof) => {
  const a = astype(mul(x, size), dtype);
  const options = { axis, keepdims, ddof };
  expect(varianceOfArray(a, options).toTypedArray()).toEqual(variance(a, options).data.toTypedArray());
  expect(stdOfArray(a, options).toTypedArray()).toEqual(std(a, options).data.toTypedArray());
});
