import { usingConfig, variable } from "@dz/core";
import { array } from "@dz/ndarray";
import { expect, test } from "vitest";
import { kept } from "./kept.ts";

test.each([
  [true, 2],
  [false, 1],
])("where a graph is recorded (%s) the value is computed again", (recording, expected) => {
  const value = usingConfig("enableBackprop", recording, () => kept(array(1), () => variable(2)));
  expect(value.item()).toBe(expected);
});
