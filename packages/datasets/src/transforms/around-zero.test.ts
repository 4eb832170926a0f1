import { array } from "@dz/ndarray";
import { expect, it } from "vitest";
import { aroundZero } from "./around-zero.ts";

it("is what DeZero does to CIFAR", () => {
  const x = aroundZero()(array([0, 1, 255], { dtype: "int32" }));
  expect([x.dtype, x.toArray()]).toEqual(["float32", [-1, 1, 509]]);
});
