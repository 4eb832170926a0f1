import { describe, test } from "vitest";
import { check } from "../check.ts";
import { losses } from "./losses.ts";

describe.each(Object.keys(losses))("%s", (op) => {
  test.each([1, 2, 3])("alone, and after and before other choices of its own (%i)", (seed) => {
    check({ seed, ops: Array.from({ length: seed }, () => op) });
  });
});
