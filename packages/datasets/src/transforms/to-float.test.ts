import { array, ValueError } from "@dz/ndarray";
import { expect, it } from "vitest";
import { toFloat } from "./to-float.ts";

it("toFloat converts integers to floats", () => {
  const x = array([0, 255], { dtype: "int32" });
  expect([toFloat()(x).dtype, toFloat({ dtype: "float64" })(x).dtype]).toEqual(["float32", "float64"]);
  expect(toFloat()(x).toArray()).toEqual([0, 255]);
  expect(() => toFloat({ dtype: "int32" as never })).toThrow(
    new ValueError('toFloat: dtype is "int32", expected "float32" or "float64"'),
  );
});
