import { zeros } from "@dz/ndarray";
import { expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { elementwise } from "./elementwise.ts";

test("elementwise: applies the function of numbers, with broadcasting, in float64", () => {
  const [a, b] = [variable([[1], [2]]), variable([10, 20, 30], { dtype: "float32" })];
  const y = elementwise((p, q) => p + q, [a, b]);
  expect(y.toArray()).toEqual([
    [11, 21, 31],
    [12, 22, 32],
  ]);
  expect(y.dtype).toBe("float64");
});

test("elementwise: of nothing is nothing", () => {
  expect(elementwise(Math.sin, [variable(zeros([0, 3]))]).shape).toEqual([0, 3]);
});
