import { describe, test } from "vitest";
import { check } from "../check.ts";
import { shapes } from "./shapes.ts";

describe.each(Object.keys(shapes))("%s", (op) => {
  test.each([1, 2, 3])("has correct gradients in a chain of %i", (seed) => {
    check({ seed, ops: Array.from({ length: seed }, () => op) });
  });
});
