import fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import { array, zeros } from "../array/creation.ts";
import {
  arrays,
  arraysOf,
  dtypes,
  exactArraysOf,
  expectSame,
  indexesInto,
  make,
  shapes,
  shapesThatBroadcast,
  stored,
  tries,
} from "./draws.ts";
import { broadcast, count } from "./naive.ts";
import { layouts } from "./plain.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

const sample = <T>(of: fc.Arbitrary<T>): T[] => fc.sample(of, { numRuns: 400, seed: 1 });

it("tries: the same each time, unless a setting asks for more", () => {
  vi.stubEnv("DZ_RUNS", undefined);
  expect(tries(10)).toEqual({ numRuns: 10, seed: 6 });
  vi.stubEnv("DZ_RUNS", "100");
  vi.stubEnv("DZ_SEED", undefined);
  expect(tries(10)).toEqual({ numRuns: 1000 });
  vi.stubEnv("DZ_SEED", "3");
  expect(tries(10)).toEqual({ numRuns: 1000, seed: 3 });
});

it("shapes have all numbers of axes, empty axes and few elements", () => {
  const drawn = sample(shapes());
  expect(new Set(drawn.map((shape) => shape.length))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  expect(drawn.some((shape) => shape.includes(0))).toBe(true);
  expect(drawn.every((shape) => count(shape) <= 300)).toBe(true);
  expect(sample(shapes(3, 2)).every(({ length }) => length === 2 || length === 3)).toBe(true);
});

it("arrays have every dtype, lie in every way, and are what was drawn", () => {
  const drawn = sample(arrays(3));
  expect(new Set(drawn.map(({ dtype }) => dtype))).toEqual(new Set(dtypes));
  expect(new Set(drawn.map(({ layout }) => layout))).toEqual(new Set(layouts));
  expect(drawn.some(({ naive }) => naive.values.some(Number.isNaN))).toBe(true);
  for (const each of drawn) expectSame(make(each), each.naive, each.dtype);
  expect(sample(exactArraysOf([2, 2])).every(({ naive }) => naive.values.every((x) => Math.abs(x) <= 9))).toBe(true);
  expect(
    sample(arraysOf([3], ["int32"])).every(({ dtype, naive }) => dtype === "int32" && naive.values.length === 3),
  ).toBe(true);
});

it("shapes that broadcast do", () => {
  const drawn = sample(shapesThatBroadcast(2));
  expect(drawn.every(([a, b]) => broadcast(a as number[], b as number[]) !== null)).toBe(true);
  expect(drawn.some(([a, b]) => String(a) !== String(b))).toBe(true);
});

it("indexes have parts of every kind", () => {
  const kinds = sample(indexesInto([2, 3, 4])).flatMap((parts) => parts.map(({ kind }) => kind));
  expect(new Set(kinds)).toEqual(new Set(["number", "slice", "ellipsis", "newAxis", "list", "mask"]));
});

it("numbers are stored as C converts them", () => {
  expect([stored(2.9, "int32"), stored(-2.9, "int32"), stored(2 ** 31, "int32")]).toEqual([2, -2, -(2 ** 31)]);
  expect([stored(0.1, "float32"), stored(0.1, "float64")]).toEqual([Math.fround(0.1), 0.1]);
  expect([stored(Number.NaN, "bool"), stored(-0, "bool"), stored(Number.NaN, "int32")]).toEqual([1, 0, 0]);
});

it("expectSame sees shapes, dtypes, NaN, zeros and the last bit", () => {
  const three = array([1, Number.NaN, -0]);
  expectSame(three, { shape: [3], values: [1, Number.NaN, -0] }, "float64");
  expectSame(three, { shape: [3], values: [1 + 2 ** -52, Number.NaN, 0] }, "float64", { exact: false, ulps: 1 });
  const same = { shape: [3], values: [1, Number.NaN, -0] };
  expect(() => expectSame(three, { ...same, shape: [1, 3] }, "float64")).toThrow();
  expect(() => expectSame(three, same, "float32")).toThrow();
  expect(() => expectSame(three, { ...same, values: [1, Number.NaN, 0] }, "float64")).toThrow(
    "element 2 of shape [3] float64 is 0, expected 0",
  );
  expect(() => expectSame(three, { ...same, values: [1, 2, -0] }, "float64")).toThrow("element 1");
  expect(() => expectSame(zeros([1]), { shape: [1], values: [2 ** -52] }, "float64", { ulps: 1 })).toThrow("element 0");
  expect(() =>
    expectSame(three, { ...same, values: [1 + 2 ** -50, Number.NaN, -0] }, "float64", { ulps: 1 }),
  ).toThrow();
});
