import { expect, test } from "vitest";
import { trainings } from "./training.ts";

test.each(Object.entries(trainings))("%s: steps change every parameter, and two trainings are equal", (_, make) => {
  const [one, two] = [make(), make()];
  const begin = one.bits();
  expect(begin).toMatch(/^0 steps\n/);
  expect(two.bits()).toBe(begin);
  one.step();
  const after = one.bits();
  const lines = begin.split("\n").slice(1);
  expect(lines.length).toBe(one.params.length);
  for (const line of lines) expect(after).not.toContain(line);
  // The parameters, and Adam's m and v of each.
  expect(after.split("\n").length).toBe(1 + 3 * one.params.length);
  two.step();
  expect(two.bits()).toBe(after);
});
