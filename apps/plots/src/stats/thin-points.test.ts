import { expect, test } from "vitest";
import { thinPoints } from "./thin-points.ts";

test("all points of a line that is not long, and of a part of one", () => {
  expect(thinPoints(new Float64Array(2000)).length).toBe(2000);
  expect(thinPoints(new Float64Array(5000), 4997)).toEqual([4997, 4998, 4999]);
  expect(thinPoints(new Float64Array(0))).toEqual([]);
});

test("of a million points a few, with the ends, and the lowest and the highest of each stretch, in order", () => {
  const values = Float64Array.from({ length: 1_000_000 }, (_, i) => Math.sin(i));
  values[777_777] = 5;
  values[123_456] = -5;
  const kept = thinPoints(values);
  expect(kept.length).toBeLessThan(1010);
  expect(kept.length).toBeGreaterThan(990);
  for (const i of [0, 123_456, 777_777, 999_999]) expect(kept).toContain(i);
  expect(kept).toEqual(kept.toSorted((a, b) => a - b));
});
