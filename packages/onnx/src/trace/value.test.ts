import { array } from "@dz/ndarray";
import { expect, test } from "vitest";
import { isValue, makeValue } from "./value.ts";

test("a value has the shape and dtype of its array, and is told from other things", () => {
  const value = makeValue({ kind: "constant" }, array([[1, 2]]));
  expect(value).toMatchObject({ shape: [1, 2], dtype: "float64" });
  expect(isValue(value)).toBe(true);
  for (const other of [null, 3, array([1]), { array: 1, origin: 2 }]) expect(isValue(other)).toBe(false);
});
