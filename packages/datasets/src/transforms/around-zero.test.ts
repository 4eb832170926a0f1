import { array } from "@dz/ndarray";
import { expect, it } from "vitest";
import { aroundZero } from "./around-zero.ts";

it("aroundZero is DeZero's default transform for CIFAR", () => {
  const x = aroundZero()(array([0, 1, 255], { dtype: "int32" }));
  expect([x.dtype, x.toArray()]).toEqual(["float32", [-1, 1, 509]]);
});
