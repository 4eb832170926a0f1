import { variable } from "@dz/core";
import { expect, test } from "vitest";
import { Sketch } from "../sketch.ts";
import { kinked, ofPositive, smooth } from "./entry.ts";

const drawn = (make: typeof smooth): number[] => {
  const seen: number[] = [];
  const entry = make((x) => {
    seen.push(...x.data.toTypedArray());
    return x;
  });
  entry(new Sketch(1, [variable([-1, 0, 0.01, 1])], []));
  return seen;
};

test("entries give ops a value unchanged, away from kinks, or made positive", () => {
  expect(drawn(smooth)).toEqual([-1, 0, 0.01, 1]);
  expect(drawn((f) => kinked(f, 0))).toEqual([-1, 0.1, 0.11, 1]);
  expect(drawn(ofPositive).every((x) => x >= 0.5)).toBe(true);
});
