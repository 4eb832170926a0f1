import { describe, test } from "vitest";
import { check } from "../check.ts";
import { elementwise } from "./elementwise.ts";

describe.each(Object.keys(elementwise))("%s", (op) => {
  test.each([1, 2, 3])("alone, and after and before other choices of its own (%i)", (seed) => {
    check({ seed, ops: Array.from({ length: seed }, () => op) });
  });
});
