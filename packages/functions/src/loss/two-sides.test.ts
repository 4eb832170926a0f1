import { array, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { checkTwoSides } from "./two-sides.ts";

test("checkTwoSides: 1 and -1 of any dtype, and nothing else", () => {
  for (const dtype of ["int32", "float32", "float64"] as const) checkTwoSides(array([1, -1, 1], { dtype }), "op");
  for (const bad of [0, 0.5, NaN]) {
    expect(() => checkTwoSides(array([1, bad]), "op")).toThrow(
      new ValueError(`op: a target is ${bad}, expected 1 or -1`),
    );
  }
});
