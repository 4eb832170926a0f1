import { expect, test } from "vitest";
import { EDGES, pointsOf, wordsOf } from "./points.ts";
import { type Subject, subjects } from "./subjects.ts";

const named = (name: string): Subject => subjects.find((subject) => subject.name === name) as Subject;

test.each(["float64", "float32"] as const)(
  "pointsOf in %s gives the same points for the same seed, edges first",
  (dtype) => {
    const draw = (seed: number) => pointsOf(named("log"), dtype, 1000, wordsOf(seed), true).x;
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    const edges = EDGES[dtype];
    expect([...draw(1).subarray(0, edges.length)]).toEqual(edges);
    const others = draw(1).subarray(edges.length);
    expect(others.every((x) => x > 0 && x < Infinity)).toBe(true);
    expect(Math.max(...others)).toBeGreaterThan(1e30);
    expect(others.filter((x) => x < 2).length).toBeGreaterThan(300);
  },
);

test("pointsOf maps numbers outside the domain of asin into it", () => {
  const { x } = pointsOf(named("asin"), "float64", 1000, wordsOf(3), false);
  expect(x.every((value) => Math.abs(value) <= 1)).toBe(true);
});

test("pointsOf draws powers that mostly have a value", () => {
  const { x, y } = pointsOf(named("pow"), "float64", 1000, wordsOf(3), false);
  expect(x.filter((value, i) => Number.isFinite(value ** (y[i] as number))).length).toBeGreaterThan(900);
});
