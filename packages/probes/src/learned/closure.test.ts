import { expect, test } from "vitest";
import { closure } from "./closure.ts";

const circle = (count: number, radius: (turns: number) => number): Float64Array[] =>
  Array.from({ length: count }, (_, i) => {
    const turns = i / 50;
    const a = 2 * Math.PI * turns;
    return Float64Array.of(3 + radius(turns) * Math.cos(a), radius(turns) * Math.sin(a));
  });

test("a circle closes after its turn, and not after half of it", () => {
  const path = circle(150, () => 2);
  expect(closure(path, 50)).toBeCloseTo(0, 12);
  expect(closure(path, 25)).toBeGreaterThan(1.5);
});

test("a spiral that loses a tenth with each turn stays away by as much", () => {
  const path = circle(200, (turns) => 0.9 ** turns);
  expect(closure(path, 50)).toBeGreaterThan(0.09);
  expect(closure(path, 50)).toBeLessThan(0.12);
});

test("a period between two steps is looked at between them", () => {
  expect(
    closure(
      circle(150, () => 1),
      49.5,
    ),
  ).toBeCloseTo(2 * Math.sin((Math.PI * 0.5) / 50), 2);
});

test("a path shorter than its period has no closure", () => {
  expect(
    closure(
      circle(50, () => 1),
      50,
    ),
  ).toBeNaN();
});
