import { array } from "@dz/ndarray";
import { expect, it } from "vitest";
import { asType } from "./as-type.ts";

it("asType converts the dtype", () => {
  const x = array([0, 1.7, -2.7]);
  expect(asType("float32")(x).dtype).toBe("float32");
  expect(asType("bool")(x).toArray()).toEqual([false, true, true]);
  const cut = asType("int32")(x);
  expect([cut.dtype, cut.toArray()]).toEqual(["int32", [0, 1, -2]]);
});
