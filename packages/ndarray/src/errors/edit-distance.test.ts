import { expect, test } from "vitest";
import { editDistance } from "./edit-distance.ts";

test.each([
  ["", "", 0],
  ["axis", "axis", 0],
  ["axsi", "axis", 2],
  ["axs", "axis", 1],
  ["kitten", "sitting", 3],
  ["", "abc", 3],
])("from %j to %j it is %i, both ways", (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});
