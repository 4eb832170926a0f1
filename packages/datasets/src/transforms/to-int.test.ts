import { array } from "@dz/ndarray";
import { expect, it } from "vitest";
import { toInt } from "./to-int.ts";

it("toInt truncates towards zero", () => {
  const x = toInt()(array([1.9, -1.9, 3]));
  expect([x.dtype, x.toArray()]).toEqual(["int32", [1, -1, 3]]);
});
