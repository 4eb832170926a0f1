import { expect, it } from "vitest";
import { Random } from "./random.ts";

it("Random gives the same numbers for the same key, and others for another key", () => {
  const draw = (key: string): number[] =>
    Array.from(
      { length: 5 },
      (
        (random) => () =>
          random.next()
      )(new Random(key)),
    );
  expect(draw("npy/1/2")).toEqual(draw("npy/1/2"));
  expect(draw("npy/1/2")).not.toEqual(draw("npy/1/3"));
  expect(draw("")).toHaveLength(5);
});

it("Random spreads numbers and choices over their range", () => {
  const random = new Random("x");
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 4000; i++) {
    const at = random.below(4);
    counts[at] = (counts[at] as number) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  expect(new Set(Array.from({ length: 50 }, () => random.pick(["a", "b"])))).toEqual(new Set(["a", "b"]));
  expect(random.below(1)).toBe(0);
});
