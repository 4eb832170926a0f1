import { describe, test } from "vitest";
import { check } from "../check.ts";
import { elementwise } from "./elementwise.ts";

describe.each(Object.keys(elementwise))("%s", (op) => {
  test.each([1, 2, 3])("has correct gradients in a chain of %i", (seed) => {
    check({ seed, ops: Array.from({ length: seed }, () => op) });
  });
});
