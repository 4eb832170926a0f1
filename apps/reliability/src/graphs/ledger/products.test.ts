import { describe, test } from "vitest";
import { check } from "../check.ts";
import { products } from "./products.ts";

describe.each(Object.keys(products))("%s", (op) => {
  test.each([1, 2, 3])("has correct gradients in a chain of %i", (seed) => {
    check({ seed, ops: Array.from({ length: seed }, () => op) });
  });
});
