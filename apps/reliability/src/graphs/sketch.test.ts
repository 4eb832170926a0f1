import { type Variable, variable } from "@dz/core";
import { abs, array, max, type NdArray } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { Sketch } from "./sketch.ts";

const leaves = [variable([[1, -4, 0.5]]), variable(0.2)];
const values = (x: Variable): number[] => [...x.data.toTypedArray()] as number[];

test("Sketch makes the same choices for the same seed", () => {
  const choices = (seed: number): unknown[] => {
    const s = new Sketch(seed, leaves, []);
    return [s.number(0, 1), s.below(100), s.flag(), s.shape(), s.one(["a", "b", "c"]), s.indexes([5], 10).toArray()];
  };
  expect(choices(7)).toEqual(choices(7));
  expect(choices(7)).not.toEqual(choices(8));
});

test("choices of a Sketch are in their ranges", () => {
  const s = new Sketch(1, leaves, []);
  for (let i = 0; i < 200; i++) {
    expect(s.integer(2, 4)).toBeOneOf([2, 3, 4]);
    expect(s.shape(1, 2).length).toBeOneOf([1, 2]);
    expect(s.axis(leaves[0] as Variable)).toBeOneOf([-2, -1, 0, 1]);
    const [a, b, shape] = s.two();
    expect(a.add(b).shape).toEqual(shape);
    expect(s.of(2, 3).shape).toEqual([2, 3]);
  }
  expect(new Set(Array.from({ length: 100 }, () => s.mask([1]).item()))).toEqual(new Set([0, 1]));
});

describe("constants of a Sketch that depend on values", () => {
  test("are computed once and reused at other points", () => {
    const notes: NdArray[] = [];
    const at = (x: number): number[] => values(new Sketch(1, leaves, notes).away(variable([x, 1]), 0));
    expect(at(0.01)).toEqual([0.11, 1]);
    expect(at(0.5)).toEqual([0.6, 1]);
    expect(notes.length).toBe(1);
  });

  test("keep values small, positive, distinct and away from kinks", () => {
    const s = new Sketch(3, leaves, []);
    expect(max(abs(s.tame(variable([10, -40])).data)).item()).toBe(2);
    const x = variable([0, 0, 0, 1]);
    expect(Math.min(...values(s.positive(x)))).toBe(0.5);
    const apart = values(s.apart(x)).sort((a, b) => a - b);
    for (let i = 1; i < apart.length; i++) expect((apart[i] as number) - (apart[i - 1] as number)).toBeCloseTo(0.1, 12);
    const y = s.awayFrom(variable([0.3, 0.3]), variable([0.31, 3]), 0);
    expect(Math.abs((values(y)[0] as number) - 0.31)).toBeGreaterThan(0.05);
    expect(values(y)[1]).toBe(0.3);
  });
});

test("Sketch makes an array of any shape from any value", () => {
  const s = new Sketch(5, [variable(array([1, 2, 3, 4, 5, 6, 7]).reshape(7))], []);
  for (let i = 0; i < 20; i++) {
    const x = values(s.of(2, 2));
    for (let k = 1; k < 4; k++) {
      const step = ((x[k] as number) - (x[k - 1] as number)) * 3.5;
      expect(Math.round(step) === 1 || Math.round(step) === -6).toBe(true);
    }
  }
});
