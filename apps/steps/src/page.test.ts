import { variable } from "@dz/core";
import { array } from "@dz/ndarray";
import { expect, it } from "vitest";
import { lineOf, plain } from "./page.ts";

it("prints things as Python would, with spaces between them", () => {
  expect(lineOf(["x", 1.5, variable(2), array([1, 2]), [2, 3], null])).toBe("x 1.5 variable(2.0) [1. 2.] [2, 3] null");
});

it("makes numbers and lists of Variables and arrays", () => {
  expect(plain([variable([[1, 2]]), array(3), "text", 4])).toEqual([[[1, 2]], 3, "text", 4]);
});
