import { describe, test } from "vitest";
import { check } from "../check.ts";
import { products } from "./products.ts";

describe.each(Object.keys(products))("%s", (op) => {
  test.each([1, 2, 3])("alone, and after and before other choices of its own (%i)", (seed) => {
    check({ seed, ops: Array.from({ length: seed }, () => op) });
  });
});
