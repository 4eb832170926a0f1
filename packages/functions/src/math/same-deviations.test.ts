/** The variance and the deviation of arrays and those of Variables are the same numbers, to the last bit. */
import { variable } from "@dz/core";
import { type Axis, astype, type DType, mul, RandomState, std, variance as varianceOfArray } from "@dz/ndarray";
import { expect, test } from "vitest";
import { Norm } from "./direction.ts";
import { Centre } from "./moments.ts";
import { degreesOfFreedom, variance } from "./variance.ts";

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
  const { axes, count } = degreesOfFreedom("std", a.shape, axis, ddof);
  const apart = new Centre({ axis: axes, keepdims: true }).apply(variable(a));
  const deviation = new Norm(axes, keepdims, count).apply(apart);
  expect(std(a, options).toTypedArray()).toEqual(deviation.data.toTypedArray());
});
