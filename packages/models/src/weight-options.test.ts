import { Linear } from "@dz/layers";
import { RandomState } from "@dz/ndarray";
import { expect, test } from "vitest";
import { weightOptions } from "./weight-options.ts";

test("weightOptions has the names of the options that layers take", () => {
  expect(Object.keys(weightOptions)).toEqual(["dtype", "biasDtype", "random"]);
  expect(() => new Linear(1, { dtype: "float64", biasDtype: "float32", random: new RandomState(1) })).not.toThrow();
});
