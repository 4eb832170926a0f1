import { describe, test } from "vitest";
import { check } from "../check.ts";
import { shapes } from "./shapes.ts";

describe.each(Object.keys(shapes))("%s", (op) => {
  test.each([1, 2, 3])("alone, and after and before other choices of its own (%i)", (seed) => {
    check({ seed, ops: Array.from({ length: seed }, () => op) });
  });
});
