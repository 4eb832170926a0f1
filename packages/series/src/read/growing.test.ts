import { expect, test } from "vitest";
import { Growing } from "./growing.ts";

test.each([0, 1, 63, 64, 65, 191, 192, 65_535, 65_536, 65_537, 200_000])("%i numbers come back in order", (count) => {
  const growing = new Growing();
  for (let i = 0; i < count; i++) growing.push(i / 2);
  expect(growing.length).toBe(count);
  expect(growing.toArray()).toEqual(Float64Array.from({ length: count }, (_, i) => i / 2));
});
