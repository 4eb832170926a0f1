import { variable } from "@dz/core";
import { array, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { operands } from "./operands.ts";

const dtypes = (...xs: Parameters<typeof operands>): string[] => operands(...xs).map((x) => x.dtype);

test("operands: a number takes the dtype of the other", () => {
  const x = variable([1], { dtype: "float32" });
  expect(dtypes(x, 0.1, "f")).toEqual(["float32", "float32"]);
  expect(dtypes(2, array([1], { dtype: "int32" }), "f")).toEqual(["int32", "int32"]);
  expect(dtypes(2.5, array([1], { dtype: "int32" }), "f")).toEqual(["float64", "int32"]);
  expect(dtypes(1, 2, "f")).toEqual(["float64", "float64"]);
});

test("operands: Variables stay what they are", () => {
  const x = variable([1]);
  expect(operands(x, 1, "f")[0]).toBe(x);
});

test("operands: errors", () => {
  expect(() => operands(1, undefined as unknown as number, "f")).toThrow(
    new ValueError("f: expected a Variable, NdArray or number, got undefined"),
  );
});
